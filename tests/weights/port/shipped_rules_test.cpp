// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include "catch.hpp"
#include "port_support.hpp"

using namespace typeplate_tests;

namespace {

namespace fs = std::filesystem;

port::porting_rules shipped(const std::string& name) {
  return rules_of(read_text(std::string(TYPEPLATE_PORTING) + "/" + name + ".json"));
}

}  // namespace

TEST_CASE("every shipped file of rules is free of mistakes, and is named like its file") {
  std::size_t count = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(TYPEPLATE_PORTING)) {
    if (entry.path().extension() != ".json") continue;
    const port::porting_rules rules = rules_of(read_text(entry.path().string()));
    CHECK(rules.name == entry.path().stem());
    CHECK_FALSE(rules.description.empty());
    ++count;
  }
  CHECK(count == 5);
}

TEST_CASE("the names of PatchTST are those of the table in RustML's documentation") {
  const port::porting_rules rules = shipped("hf_patchtst_to_rustml");
  const std::vector<std::pair<std::string, std::string>> table{
      {"model.encoder.embedder.input_embedding.weight", "patch_embedding.weight"},
      {"model.encoder.embedder.input_embedding.bias", "patch_embedding.bias"},
      {"model.encoder.positional_encoder.position_enc", "positional_encoding"},
      {"model.encoder.layers.0.self_attn.q_proj.weight", "encoder_layers.0.self_attn.q_proj.weight"},
      {"model.encoder.layers.11.self_attn.out_proj.bias", "encoder_layers.11.self_attn.out_proj.bias"},
      {"model.encoder.layers.2.ff.0.weight", "encoder_layers.2.ff.linear1.weight"},
      {"model.encoder.layers.2.ff.3.bias", "encoder_layers.2.ff.linear2.bias"},
      {"model.encoder.layers.1.norm_sublayer1.batchnorm.running_mean", "encoder_layers.1.norm1.running_mean"},
      {"model.encoder.layers.1.norm_sublayer3.batchnorm.weight", "encoder_layers.1.norm2.weight"},
      {"head.projection.weight", "head.weight"}};
  std::vector<port::outline> sources;
  for (const auto& [hf, rustml] : table) sources.push_back({hf, typeplate::weights::element_type::float32, {2, 2}});
  sources.push_back(
      {"model.encoder.layers.0.norm_sublayer2.batchnorm.weight", typeplate::weights::element_type::float32, {2}});
  const planned result = plan_of(rules, sources);
  REQUIRE(result.plan.tensors.size() == table.size());
  for (std::size_t i = 0; i < table.size(); ++i) CHECK(result.plan.tensors[i].made.name == table[i].second);
  CHECK(result.plan.unmapped.size() == 1);
}

TEST_CASE("the inverse of PatchTST's rules leads every name back") {
  const port::porting_rules forward = shipped("hf_patchtst_to_rustml");
  card::Diagnostics diagnostics;
  const auto back = port::inverse_of(forward, diagnostics);
  REQUIRE(back);
  const std::string file = counting_file({{"model.encoder.embedder.input_embedding.weight", {4, 3}},
                                          {"model.encoder.positional_encoder.position_enc", {2, 4}},
                                          {"model.encoder.layers.0.self_attn.q_proj.weight", {4, 4}},
                                          {"model.encoder.layers.0.ff.0.weight", {5, 4}},
                                          {"model.encoder.layers.0.ff.3.weight", {4, 5}},
                                          {"model.encoder.layers.0.norm_sublayer1.batchnorm.running_mean", {4}},
                                          {"model.encoder.layers.0.norm_sublayer1.batchnorm.running_var", {4}},
                                          {"model.encoder.layers.0.norm_sublayer3.batchnorm.running_mean", {4}},
                                          {"model.encoder.layers.0.norm_sublayer3.batchnorm.running_var", {4}},
                                          {"head.projection.weight", {2, 8}}});
  CHECK(file_of(make(*back, file_of(make(forward, file)))) == file);
}

TEST_CASE("flax_to_torch undoes torch_to_flax") {
  const std::string file = counting_file({{"weight", {2, 3}},
                                          {"dense.weight", {4, 3}},
                                          {"dense.bias", {4}},
                                          {"net.conv.weight", {2, 3, 5, 7}},
                                          {"net.conv1d.weight", {2, 3, 5}},
                                          {"net.conv3d.weight", {2, 3, 1, 5, 7}},
                                          {"bn.weight", {4}},
                                          {"bn.running_mean", {4}},
                                          {"bn.running_var", {4}},
                                          {"tok.embed.weight", {6, 2}}});
  CHECK(file_of(make(shipped("flax_to_torch"), file_of(make(shipped("torch_to_flax"), file)))) == file);
  card::Diagnostics diagnostics;
  const auto back = port::inverse_of(shipped("torch_to_flax"), diagnostics);
  REQUIRE(back);
  CHECK(file_of(make(*back, file_of(make(shipped("torch_to_flax"), file)))) == file);
}

TEST_CASE("GPT-2's fused weights come apart and go together again, of the whole model and of the bare one") {
  const std::string model = GENERATE(as<std::string>(), "transformer.", "", "gpt.transformer.");
  std::vector<counting> tensors{{model + "wte.weight", {7, 4}},         {model + "wpe.weight", {5, 4}},
                                {model + "h.0.ln_1.weight", {4}},       {model + "h.0.attn.c_attn.weight", {4, 12}},
                                {model + "h.0.attn.c_attn.bias", {12}}, {model + "h.0.attn.c_proj.weight", {4, 4}},
                                {model + "h.0.attn.c_proj.bias", {4}},  {model + "h.0.mlp.c_fc.weight", {4, 16}},
                                {model + "h.0.mlp.c_fc.bias", {16}},    {model + "h.0.mlp.c_proj.weight", {16, 4}},
                                {model + "h.0.mlp.c_proj.bias", {4}},   {model + "ln_f.weight", {4}}};
  if (model == "transformer.") tensors.push_back({"lm_head.weight", {7, 4}});  // one with wte, in the whole model
  const std::string file = counting_file(tensors);
  const port::porting_rules forward = shipped("gpt2_qkv");
  card::Diagnostics diagnostics;
  const auto back = port::inverse_of(forward, diagnostics);
  REQUIRE(back);
  const auto apart = make(forward, file);
  CHECK(apart[3].name == model + "h.0.attn.q_proj.weight");
  CHECK(apart[3].values[1] == 12 + 0);
  CHECK(file_of(make(*back, file_of(apart))) == file);
}
