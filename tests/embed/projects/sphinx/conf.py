project = "Attention"
extensions = ["myst_parser"]
html_static_path = ["_static"]
html_js_files = [("attention-playground.js", {"defer": "defer"})]
