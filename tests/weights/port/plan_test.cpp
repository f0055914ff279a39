// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "port_support.hpp"

using namespace typeplate_tests;
using typeplate::weights::element_type;

namespace {

port::outline tensor(std::string name, std::vector<std::uint64_t> shape,
                     element_type type = element_type::float32) {
  return {std::move(name), type, std::move(shape)};
}

planned plan_around(std::string_view rules, const std::vector<port::outline>& sources,
                    const std::vector<port::outline>& model = {}) {
  return plan_of(rules_of(rules_around(rules)), sources, model);
}

std::string only_message(const planned& result) {
  REQUIRE(result.diagnostics.all().size() == 1);
  return result.diagnostics.all().front().message;
}

}  // namespace

TEST_CASE("each source goes to the first rule that it fits, by name, rank, shape and element type") {
  const planned result = plan_around(R"({"from": "{m...}.w", "to": "{m...}.half", "dtype": "float16"},
      {"from": "{m...}.w", "to": "{m...}.conv", "rank": 4}, {"from": "{m...}.w", "to": "{m...}.three", "shape": [null, 3]},
      {"from": "{m...}.w", "to": "{m...}.plain"})",
                                     {tensor("a.w", {2, 2}), tensor("b.w", {2, 3}), tensor("c.w", {1, 1, 1, 1}),
                                      tensor("d.w", {2, 3}, element_type::float16)});
  std::vector<std::string> names;
  for (const auto& each : result.plan.tensors) names.push_back(each.made.name);
  CHECK(names == std::vector<std::string>{"a.plain", "b.three", "c.conv", "d.half"});
  CHECK_FALSE(result.diagnostics.had_errors());
}

TEST_CASE("a source that no rule takes is listed and refused, unless the rules allow it") {
  const std::string rules = rules_around(R"({"from": "a", "to": "b"})");
  const planned refused = plan_of(rules_of(rules), {tensor("a", {1}), tensor("z", {2})});
  CHECK(codes(refused.diagnostics) == std::vector<std::string>{"TP1051"});
  CHECK(refused.plan.unmapped.size() == 1);
  std::string allowing = rules;
  allowing.insert(1, R"("unmapped": "allow", )");
  const planned allowed = plan_of(rules_of(allowing), {tensor("a", {1}), tensor("z", {2})});
  CHECK_FALSE(allowed.diagnostics.had_errors());
  CHECK(allowed.plan.unmapped.size() == 1);
}

TEST_CASE("an unmapped source is told which rule it nearly fits") {
  const std::string rules = R"({"from": "encoder.layers.{N}.w", "to": "e.{N}", "optional": true},
      {"from": "head.w", "to": "h", "rank": 2, "optional": true})";
  const planned result =
      plan_around(rules, {tensor("encoder.layer.0.w", {1}), tensor("head.w", {3}), tensor("zzz", {})});
  REQUIRE(result.plan.unmapped.size() == 3);
  CHECK(result.plan.unmapped[0].suggestion == "rule 1 wants `layers` in place of `layer`");
  CHECK(result.plan.unmapped[1].suggestion == "rule 2 takes the name, but takes tensors of rank 2 only");
  CHECK(result.plan.unmapped[2].suggestion.empty());
}

TEST_CASE("a rule that fits nothing leaves its target missing, unless it is optional") {
  const planned result =
      plan_around(R"({"from": "a.{N}", "to": "b.{N}"}, {"from": "c", "to": "d", "optional": true})", {});
  CHECK(codes(result.diagnostics) == std::vector<std::string>{"TP1052"});
  REQUIRE(result.plan.missing.size() == 1);
  CHECK(result.plan.missing.front().name == "b.{N}");
}

TEST_CASE("two sources for one target are refused, with both rules") {
  const planned result =
      plan_around(R"({"from": "a", "to": "x"}, {"from": "b", "to": "x"})", {tensor("a", {1}), tensor("b", {1})});
  CHECK(only_message(result) == "`x` would be made of `b` and of `a`");
  CHECK(result.diagnostics.all().front().notes.size() == 1);
  CHECK(result.plan.tensors.size() == 1);
  const planned captured = plan_around(R"({"from": "{a}.w", "to": "w"})", {tensor("1.w", {1}), tensor("2.w", {1})});
  CHECK(codes(captured.diagnostics) == std::vector<std::string>{"TP1053"});
}

TEST_CASE("tensors that are joined must all be there") {
  const planned result =
      plan_around(R"({"from": ["{N}.q", "{N}.k"], "to": "{N}.qk", "steps": [{"concatenate": {"axis": 0}}]})",
                  {tensor("0.q", {2, 3}), tensor("0.k", {2, 3}), tensor("1.k", {2, 3})});
  CHECK(only_message(result) == "`1.q` is not there, and `1.k` needs it");
  REQUIRE(result.plan.tensors.size() == 1);
  CHECK(result.plan.tensors.front().made.shape == std::vector<std::uint64_t>{4, 3});
  CHECK(result.plan.tensors.front().sources == std::vector<std::size_t>{0, 1});
}

TEST_CASE("names that hold blanks and digits stay apart") {
  const planned result = plan_around(
      R"({"from": ["{a}.{b}.q", "{a}.{b}.k"], "to": "{a}.{b}", "steps": [{"concatenate": {"axis": 0}}]})",
      {tensor("x 1 y.z.q", {2}), tensor("x.y 1 z.k", {2})});
  CHECK(result.plan.tensors.empty());
  CHECK(codes(result.diagnostics) == std::vector<std::string>(2, "TP1056"));
}

TEST_CASE("shapes that do not fit a step are refused before anything is read") {
  const auto message = [](const std::string& steps, const port::outline& source) {
    return only_message(plan_around(R"({"from": "a", "to": "b", "steps": [)" + steps + "]}", {source}));
  };
  CHECK(message(R"({"transpose": [0, 2]})", tensor("a", {2, 3})) ==
        "tensor `a` of shape [2,3] has no such axes to transpose");
  CHECK(message(R"({"permute": [2, 1, 0]})", tensor("a", {2, 3})) ==
        "tensor `a` of shape [2,3] has not the 3 axes that are permuted");
  CHECK(message(R"({"reshape": {"from": ["h*4", "e"], "to": ["h", 4, "e"]}})", tensor("a", {6, 3})) ==
        "tensor `a` of shape [6,3] does not fit `from` of this `reshape`, [4*h,e]");
  CHECK(message(R"({"reshape": {"from": ["n", "n"], "to": ["n*n"]}})", tensor("a", {2, 3})).find("does not fit") !=
        std::string::npos);
  CHECK(message(R"({"cast": {"from": "float16", "to": "float32"}})", tensor("a", {2})) ==
        "tensor `a` is float32, and this `cast` is from float16");
  CHECK(message(R"({"cast": "float32"})", tensor("a", {2}, element_type::complex64)) ==
        "tensor `a` is complex64, and is not cast to float32");
  CHECK(message(R"({"transpose": [0, 1]})", tensor("a", {2, 2}, element_type::float4)) ==
        "tensor `a` is float4_e2m1fn, and its elements share bytes, so that they cannot be moved one by one");
}

TEST_CASE("a split needs a size that its parts share evenly") {
  const std::string rule =
      R"({"from": "a", "to": ["q", "k"], "steps": [{"split": {"axis": -1, "parts": [3, 1]}}]})";
  const planned good = plan_around(rule, {tensor("a", {5, 8})});
  CHECK(good.plan.tensors[0].made.shape == std::vector<std::uint64_t>{5, 6});
  CHECK(good.plan.tensors[1].made.shape == std::vector<std::uint64_t>{5, 2});
  CHECK_FALSE(good.diagnostics.had_errors());
  CHECK(plan_around(rule, {tensor("a", {5, 9})}).diagnostics.all().front().message ==
        "tensor `a` of shape [5,9] cannot be split along axis 1 into parts 3:1");
  CHECK(codes(plan_around(rule, {tensor("a", {})}).diagnostics).front() == "TP1054");
}

TEST_CASE("what is joined must fit beside each other and have its share") {
  const auto message = [](const port::outline& a, const port::outline& b) {
    return only_message(plan_around(
        R"({"from": ["a", "b"], "to": "c", "steps": [{"concatenate": {"axis": 0, "parts": [2, 1]}}]})", {a, b}));
  };
  CHECK(message(tensor("a", {2, 3}), tensor("b", {1, 4})) ==
        "tensor `b` of shape [1,4] cannot be joined along axis 0 with `a` of shape [2,3]");
  CHECK(message(tensor("a", {2, 3}), tensor("b", {1, 3}, element_type::float16)) ==
        "tensor `b` is float16, and `a`, which it is joined with, is float32");
  CHECK(message(tensor("a", {1, 3}), tensor("b", {2, 3})) ==
        "tensor `a` of shape [1,3] is not its share of parts 2:1 along axis 0");
}

TEST_CASE("a required target must be there, for each of the targets that ask for it") {
  const std::string rules = R"({"from": "{t...}", "to": "{t...}"},
      {"require": "l.{N}.bias", "for": "l.{N}.{t...}", "rank": 1}, {"require": "head.{x}"})";
  const planned result = plan_around(
      rules, {tensor("l.0.w", {1}), tensor("l.0.bias", {1}), tensor("l.1.w", {1}), tensor("l.2.bias", {1, 1})});
  CHECK(codes(result.diagnostics) == std::vector<std::string>{"TP1052", "TP1058", "TP1052"});
  REQUIRE(result.plan.missing.size() == 2);
  CHECK(result.plan.missing[0].name == "l.1.bias");
  CHECK(result.plan.missing[1].name == "head.{x}");
}

TEST_CASE("a tie makes a second name for a target, and remembers which it is") {
  const planned result =
      plan_around(R"({"from": "wte", "to": "emb"}, {"tie": "head", "with": "emb"})", {tensor("wte", {4, 2})});
  REQUIRE(result.plan.tensors.size() == 2);
  CHECK(result.plan.tensors[1].made.name == "head");
  CHECK(result.plan.tensors[1].tied_to == std::optional<std::size_t>(0));
  CHECK(codes(plan_around(R"({"tie": "head", "with": "emb"})", {}).diagnostics) ==
        std::vector<std::string>{"TP1052"});
}

TEST_CASE("tensors of two element types are not joined, though their elements are equally large") {
  const planned result = plan_around(R"({"from": ["a", "b"], "to": "c", "steps": [{"concatenate": {"axis": 0}}]})",
                                     {tensor("a", {2}), tensor("b", {2}, element_type::int32)});
  CHECK(only_message(result) == "tensor `b` is int32, and `a`, which it is joined with, is float32");
}

TEST_CASE("a negative axis is counted from the last one") {
  const planned split = plan_around(R"({"from": "a", "to": ["b", "c"], "steps": [{"split": {"axis": -1}}]})",
                                    {tensor("a", {2, 3, 4})});
  REQUIRE(split.plan.tensors.size() == 2);
  CHECK(split.plan.tensors[0].made.shape == std::vector<std::uint64_t>{2, 3, 2});
  const planned joined = plan_around(
      R"({"from": ["a", "b"], "to": "c", "steps": [{"transpose": [-1, 0]}, {"concatenate": {"axis": -3}}]})",
      {tensor("a", {2, 3, 4}), tensor("b", {2, 3, 4})});
  REQUIRE(joined.plan.tensors.size() == 1);
  CHECK(joined.plan.tensors[0].made.shape == std::vector<std::uint64_t>{8, 3, 2});
}

TEST_CASE("a target of another element type than the model's is refused") {
  const planned result =
      plan_around(R"({"from": "a", "to": "b"})", {tensor("a", {2})}, {tensor("b", {2}, element_type::float16)});
  CHECK(only_message(result) == "`b` becomes float32 [2], and the model has float16 [2]");
}

TEST_CASE("what is tied to another is not tied once more") {
  const planned result = plan_around(R"({"from": "a", "to": "b"}, {"tie": "first.{x}", "with": "{x}"},
      {"tie": "second.{x...}", "with": "{x...}"})",
                                     {tensor("a", {1})});
  std::vector<std::string> names;
  for (const auto& each : result.plan.tensors) names.push_back(each.made.name);
  CHECK(names == std::vector<std::string>{"b", "first.b", "second.b"});
  CHECK(result.plan.tensors.back().tied_to == std::optional<std::size_t>(0));
}

TEST_CASE("a tensor that is left out because it is another must look like it") {
  const std::string rules = R"({"from": "wte", "to": "wte"}, {"untie": "head", "with": "wte"})";
  CHECK_FALSE(plan_around(rules, {tensor("wte", {2}), tensor("head", {2})}).diagnostics.had_errors());
  CHECK(codes(plan_around(rules, {tensor("wte", {2}), tensor("head", {3})}).diagnostics) ==
        std::vector<std::string>{"TP1054"});
  CHECK(codes(plan_around(R"({"untie": "head", "with": "wte"})", {tensor("head", {3})}).diagnostics) ==
        std::vector<std::string>{"TP1056"});
}

TEST_CASE("of tensors that are left out because of each other none would be left") {
  const std::vector<port::outline> two{tensor("a", {2}), tensor("b", {2})};
  CHECK(only_message(plan_around(R"({"untie": "{x}", "with": "{x}"})", {tensor("a", {2})})) ==
        "`a` is left out as the same tensor as `a`, which is left out as well");
  CHECK(codes(plan_around(R"({"untie": "a", "with": "b"}, {"untie": "b", "with": "a"})", two).diagnostics) ==
        std::vector<std::string>{"TP1056", "TP1056"});
  CHECK(codes(plan_around(R"({"untie": "a", "with": "b"}, {"drop": "b"})", two).diagnostics) ==
        std::vector<std::string>{"TP1056"});
}

TEST_CASE("a tensor that is not read is left out by a rule, and never in silence") {
  const std::vector<typeplate::weights::refused_tensor> refused{{"mask", "is sparse: save its `to_dense()`"}};
  const auto planned_for = [&](std::string_view text, std::string_view unmapped = "error") {
    port::porting_rules rules = rules_of(rules_around(text));
    rules.allow_unmapped = unmapped == "allow";
    planned result;
    result.plan = port::make_plan(rules, {tensor("w", {2})}, {}, result.diagnostics, refused);
    return std::pair(port::report_text(result.plan, rules), std::move(result));
  };
  const std::string_view moved = "w float32 [2]\n  from w float32 [2]\n  as it is, rule 1\n";
  const auto [wanted_report, wanted] = planned_for(R"({"from": "{x}", "to": "{x}"})");
  CHECK(only_message(wanted) == "`mask` is sparse: save its `to_dense()`");
  CHECK(only_message(planned_for(R"({"from": "w", "to": "w"})").second) ==
        "`mask` is sparse: save its `to_dense()`");
  const auto [dropped_report, dropped] = planned_for(R"({"from": "w", "to": "w"}, {"drop": "mask"})");
  CHECK_FALSE(dropped.diagnostics.had_errors());
  CHECK(dropped_report == std::string(moved) +
                              "dropped: mask, which is not read, rule 2\n"
                              "test: 2 sources, 1 target, 1 left out, 0 unmapped, 0 missing\n");
  CHECK(codes(planned_for(R"({"from": "w", "to": "w"}, {"drop": "mask", "rank": 2})").second.diagnostics) ==
        std::vector<std::string>{"TP1051"});
  const auto [allowed_report, allowed] = planned_for(R"({"from": "w", "to": "w"})", "allow");
  CHECK_FALSE(allowed.diagnostics.had_errors());
  CHECK(allowed_report == std::string(moved) +
                              "unmapped: mask, which is not read\n"
                              "test: 2 sources, 1 target, 0 left out, 1 unmapped, 0 missing\n");
  CHECK(planned_for(R"({"from": "{x}", "to": "{x}"})", "allow").second.diagnostics.had_errors());
}

TEST_CASE("with a model every target of it is filled or missing, with suggestions by shape and name") {
  const planned result = plan_around(R"({"from": "a.{x}", "to": "b.{x}"})",
                                     {tensor("a.one", {2, 3}), tensor("enc.0.weight", {4, 5}),
                                      tensor("dec.0.weight", {5, 4}), tensor("enc.0.bias", {5})},
                                     {tensor("b.one", {3, 2}), tensor("encoder.0.weight", {4, 5})});
  CHECK(codes(result.diagnostics) == std::vector<std::string>{"TP1052", "TP1058", "TP1051", "TP1051", "TP1051"});
  REQUIRE(result.plan.missing.size() == 1);
  CHECK(result.plan.missing.front().suggestions == std::vector<std::size_t>{1, 2});
  const planned extra = plan_around(R"({"from": "a", "to": "bias"})", {tensor("a", {2})}, {tensor("bais", {2})});
  CHECK(codes(extra.diagnostics) == std::vector<std::string>{"TP1052", "TP1057"});
  CHECK(extra.diagnostics.all()[1].help == "did you mean `bais`?");
}

TEST_CASE("a captured name that holds the separator of the targets is refused") {
  const planned result =
      plan_of(rules_of(rules_around(R"({"from": "{x}.w", "to": "{x}/w"})", '/')), {tensor("a/b.w", {1})});
  CHECK(codes(result.diagnostics) == std::vector<std::string>{"TP1059"});
}

TEST_CASE("the report says what becomes of every tensor") {
  const port::porting_rules rules = rules_of(rules_around(R"(
      {"from": "fused", "to": ["q", "k"], "steps": [{"split": {"axis": 0}}, {"transpose": [0, 1]}, {"cast": "float16"}]},
      {"drop": "mask"}, {"tie": "head", "with": "q"}, {"from": "gone", "to": "here"})"));
  const planned result = plan_of(rules, {tensor("fused", {4, 3}), tensor("mask", {}), tensor("extra", {2})});
  CHECK(port::report_text(result.plan, rules) ==
        "q float16 [3,2]\n  from fused float32 [4,3]\n  elements 0 to 2 of axis 0, permute [1,0], cast to float16, "
        "rule 1\n"
        "k float16 [3,2]\n  from fused float32 [4,3]\n  elements 2 to 4 of axis 0, permute [1,0], cast to float16, "
        "rule 1\n"
        "head float16 [3,2]\n  from fused float32 [4,3]\n  elements 0 to 2 of axis 0, permute [1,0], cast to "
        "float16, rule 3\n"
        "  tied to q\n"
        "dropped: mask float32 [], rule 2\nunmapped: extra float32 [2]\nmissing: here\n"
        "test: 3 sources, 3 targets, 1 left out, 1 unmapped, 1 missing\n");
}
