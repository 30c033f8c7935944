#include "core/session.hpp"

#include <doctest/doctest.h>

#include "tests/core/check_close.hpp"
#include "tests/core/inputs.hpp"
#include "tests/core/sessions.hpp"

namespace ap {
namespace {

bool sameSnapshot(const Snapshot& a, const Snapshot& b) {
  const auto sameEntry = [](const TensorEntry& x, const TensorEntry& y) {
    return x.name == y.name && x.layer == y.layer && x.head == y.head && x.rows == y.rows &&
           x.columns == y.columns && x.offset == y.offset;
  };
  return a.tokens == b.tokens && a.keyTokens == b.keyTokens && a.known == b.known &&
         a.keysKnown == b.keysKnown && a.tokensInText == b.tokensInText &&
         a.tokensInSource == b.tokensInSource && a.hasSource == b.hasSource && a.pair == b.pair &&
         a.token == b.token && a.layer == b.layer && a.head == b.head && a.layers == b.layers &&
         a.heads == b.heads && a.dimensionNames == b.dimensionNames && a.keyNames == b.keyNames &&
         a.valueNames == b.valueNames &&
         std::equal(a.table.begin(), a.table.end(), b.table.begin(), b.table.end(), sameEntry) &&
         a.buffer.size() == b.buffer.size() &&
         std::memcmp(a.buffer.data(), b.buffer.data(), a.buffer.size() * sizeof(float)) == 0;
}

const Settings shortText{.sentence = "the black cat sat on the mat"};
const Settings longText{.sentence = textOf(150), .model = "random"};

}  // namespace

TEST_CASE("Session: nothing before the first begin") {
  Session session;
  CHECK(session.snapshot().table.empty());
  CHECK(session.snapshot().tokens.empty());
  CHECK(session.advance(1));  // nothing is left to do
  CHECK(session.snapshot().table.empty());
}

TEST_CASE("Session: slices of any size give the bits of one go") {
  for (const std::string_view model : modelIds())
    for (const std::string_view projections : {"model", "none"})
      for (const std::string_view mask : {"none", "causal"}) {
        const Settings settings{.sentence = textOf(100),
                                .token = 70,
                                .model = std::string(model),
                                .projections = std::string(projections),
                                .mask = std::string(mask)};
        const Snapshot whole = compute(settings);
        for (const std::size_t slice : {1u, 3201u, 10'000u}) {
          CAPTURE(slice);
          Session session;
          REQUIRE_FALSE(session.begin(settings).has_value());
          std::size_t calls = 1;
          while (!session.advance(slice)) {
            CHECK(session.snapshot().table.empty());  // none until it is complete
            REQUIRE(++calls < 10'000);
          }
          CHECK(sameSnapshot(session.snapshot(), whole));
          if (slice == 1) CHECK(calls > 2);  // or these would be no slices
        }
      }
}

TEST_CASE("Session: slices of any size give the bits of one go, whatever is set") {
  Settings plain{.sentence = textOf(70), .token = 40, .model = "random", .head = 2};
  std::vector<Settings> all;
  for (const Scheme* scheme : schemes()) {
    all.push_back(plain);
    all.back().scheme = scheme->id;
  }
  Settings crossed = plain;
  crossed.source = textOf(90);
  crossed.seed = 5;
  crossed.axes = "3 1";
  crossed.query.assign(8, 0.5f);
  crossed.weighting.assign(90, 1.f / 90);
  all.push_back(crossed);
  crossed.mask = "causal";
  crossed.weighting.clear();
  all.push_back(crossed);
  for (const Settings& settings : all) {
    CAPTURE(settings.scheme);
    const Snapshot whole = compute(settings);
    for (const std::size_t slice : {1u, 3201u}) {
      Session session;
      REQUIRE_FALSE(session.begin(settings).has_value());
      while (!session.advance(slice)) CHECK(session.snapshot().table.empty());
      CHECK(sameSnapshot(session.snapshot(), whole));
    }
  }
}

TEST_CASE("Session: the same bits wherever in memory they lie") {
  for (const std::string_view model : {"concept", "random", "manual"})
    for (const Scheme* scheme : schemes())
      for (Index n = 1; n <= 9; ++n) {
        CAPTURE(std::string(model));
        CAPTURE(std::string(scheme->id));
        CAPTURE(n);
        const Settings settings{
            .sentence = textOf(n), .model = std::string(model), .scheme = std::string(scheme->id)};
        const Snapshot first = compute(settings);
        std::vector<std::vector<char>> between;  // moves what is allocated next
        for (std::size_t size = 4; size < 44; size += 8) {
          between.emplace_back(size);
          CHECK(sameSnapshot(compute(settings), first));
        }
      }
}

TEST_CASE("Session: the smallest slice of the longest text is a small part of it") {
  Session session;
  REQUIRE_FALSE(session.begin({.sentence = textOf(2048), .model = "random"}).has_value());
  for (int slice = 0; slice < 20; ++slice) REQUIRE_FALSE(session.advance(1));
}

TEST_CASE("Session: a slice makes at least as many scores as it was asked for") {
  Session session;
  const auto heads = findModel("random")->layers()[0].heads.size();
  REQUIRE_FALSE(session.begin(longText).has_value());
  for (std::size_t h = 0; h + 1 < heads; ++h) CHECK_FALSE(session.advance(150 * 150));
  CHECK(session.advance(150 * 150));
}

TEST_CASE("Session: advance after the end changes nothing") {
  Session session;
  const Snapshot done = finished(session, shortText);
  CHECK(session.advance(1));
  CHECK(session.advance(allAtOnce));
  CHECK(sameSnapshot(session.snapshot(), done));
}

TEST_CASE("Session: a new begin drops what is under way and keeps the last complete snapshot") {
  Session session;
  const Snapshot first = finished(session, shortText);
  REQUIRE_FALSE(session.begin(longText).has_value());
  CHECK_FALSE(session.advance(1));
  CHECK(sameSnapshot(session.snapshot(), first));

  const Settings third{.sentence = "i love sushi", .model = "random"};
  REQUIRE_FALSE(session.begin(third).has_value());
  CHECK(sameSnapshot(session.snapshot(), first));
  REQUIRE(session.advance(allAtOnce));
  CHECK(sameSnapshot(session.snapshot(), compute(third)));
}

TEST_CASE("Session: a failed begin changes nothing") {
  const Settings wrong{.sentence = "the cat", .model = "no such model"};
  Session session;
  CHECK(session.begin(wrong).has_value());
  CHECK(session.snapshot().table.empty());

  const Snapshot first = finished(session, shortText);
  CHECK(session.begin(wrong).has_value());
  CHECK(session.advance(allAtOnce));
  CHECK(sameSnapshot(session.snapshot(), first));

  // In the middle of the work, which then goes on.
  REQUIRE_FALSE(session.begin(longText).has_value());
  CHECK_FALSE(session.advance(1));
  CHECK(session.begin(wrong).has_value());
  CHECK(sameSnapshot(session.snapshot(), first));
  CHECK(session.advance(allAtOnce));
  CHECK(sameSnapshot(session.snapshot(), compute(longText)));
}

TEST_CASE("Session: one after the other gives what fresh sessions give") {
  Session session;
  for (const Settings& settings :
       {longText, shortText, Settings{.sentence = "a", .projections = "none"}, longText})
    CHECK(sameSnapshot(finished(session, settings), compute(settings)));
}

TEST_CASE("Session: a text of one token attends to itself alone") {
  for (const std::string_view model : modelIds())
    for (const std::string_view mask : {"none", "causal"}) {
      const Snapshot snapshot =
          compute({.sentence = "cat", .model = std::string(model), .mask = std::string(mask)});
      CHECK(snapshot.token == 0);
      checkClose(tensor(snapshot, TensorName::weights, 0, 0), Matrix{{1}}, 0, 0);
      CHECK(sameBits(tensor(snapshot, TensorName::output, 0, 0),
                     tensor(snapshot, TensorName::values, 0, 0)));
    }
}

TEST_CASE("Session: 600 tokens, of which the last asks") {
  for (const std::string_view model : modelIds()) {
    const Snapshot snapshot =
        compute({.sentence = textOf(600), .token = 599, .model = std::string(model)});
    CHECK(snapshot.tokens.size() == 600);
    CHECK(snapshot.tokensInText == 600);
    const auto weights = tensor(snapshot, TensorName::weights, 0, 0).cast<double>().eval();
    checkClose(weights.rowwise().sum(), Eigen::VectorXd::Ones(600), 1e-6, 0);
    checkClose(tensor(snapshot, TensorName::scaledValues, 0, 0).cast<double>().colwise().sum(),
               tensor(snapshot, TensorName::output, 0, 0).row(599), 1e-5, 0);
  }
}

TEST_CASE("Session: a text of more than 2048 tokens is cut") {
  const Settings settings{.sentence = textOf(2100), .token = 2047, .projections = "none"};
  const Snapshot snapshot = compute(settings);
  CHECK(snapshot.tokens.size() == 2048);
  CHECK(snapshot.keyTokens.size() == 2048);
  CHECK(snapshot.known.size() == 2048);
  CHECK(snapshot.tokensInText == 2100);
  CHECK(snapshot.tokens.back() == "word" + std::to_string(2047 % 97));
  CHECK(tensor(snapshot, TensorName::weights, 0, 0).rows() == 2048);

  Session session;
  Settings past = settings;
  past.token = 2048;  // in the text, but cut off
  CHECK(session.begin(past).has_value());
}

}  // namespace ap
