# What every WASM build needs. Eigen vectorises for WASM through its SSE packets, which Emscripten
# maps to SIMD128.

# A page waits for these bytes.
set(AP_SMALL ON)
# The kernels once more, with fused multiply-add.
set(AP_RELAXED ON)

# Memory is filled and copied by instructions, which every browser with SIMD has: the small library's
# memset is slow.
target_compile_options(ap_flags INTERFACE -msimd128 -msse4.2 -mbulk-memory -fno-exceptions)
target_include_directories(ap_flags INTERFACE ${PROJECT_SOURCE_DIR}/wasm/shim)
# Eigen keeps small buffers on the stack.
target_link_options(ap_flags INTERFACE -sSTACK_SIZE=1MB -sALLOW_MEMORY_GROWTH=1)

# Header-only libraries of the machine. Their common folder, /usr/include, must not be searched,
# since it holds glibc's headers: so each gets a private link.
function(ap_machine_headers name folder header)
  find_path(AP_${folder}_PARENT ${folder}/${header}
    PATHS /usr/include /usr/local/include /opt/homebrew/include
    PATH_SUFFIXES eigen3 NO_CMAKE_FIND_ROOT_PATH NO_DEFAULT_PATH REQUIRED)
  set(include ${PROJECT_BINARY_DIR}/include/${folder})
  file(MAKE_DIRECTORY ${include})
  file(CREATE_LINK ${AP_${folder}_PARENT}/${folder} ${include}/${folder} SYMBOLIC)
  add_library(${name} INTERFACE IMPORTED GLOBAL)
  target_include_directories(${name} SYSTEM INTERFACE ${include})
endfunction()

ap_machine_headers(Eigen3::Eigen Eigen Core)
ap_machine_headers(nlohmann_json::nlohmann_json nlohmann json.hpp)
if(AP_TESTS)
  ap_machine_headers(doctest::doctest doctest doctest.h)
endif()
