// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "torch_program.hpp"

#include <torch/csrc/jit/ir/alias_analysis.h>
#include <torch/csrc/jit/serialization/import.h>
#include <torch/version.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <utility>

#include <typeplate/engine/message.hpp>
#include <typeplate/engine/one_libtorch.hpp>

namespace typeplate::inline abi_1 {
namespace {

message about(const torch_artifact& artifact) {
  message sentence;
  sentence.quote(artifact.what, 160);
  return sentence;
}

// Reads the archive where it lies in memory: the bytes that were hashed are the bytes that are loaded.
class MemoryReader final : public caffe2::serialize::ReadAdapterInterface {
 public:
  explicit MemoryReader(std::span<const std::byte> bytes) : bytes_(bytes) {}
  size_t size() const override { return bytes_.size(); }
  size_t read(uint64_t position, void* buffer, size_t count, const char*) const override {
    if (position >= bytes_.size()) return 0;
    const size_t available = std::min(count, bytes_.size() - static_cast<size_t>(position));
    std::memcpy(buffer, bytes_.data() + position, available);
    return available;
  }

 private:
  std::span<const std::byte> bytes_;
};

constexpr std::string_view no_numbers =
    " cannot run on device `meta`: it knows shapes only and computes no numbers; write `cpu`, or the name of a GPU";

c10::Device device_named(const torch_artifact& artifact) {
  try {
    const c10::Device device{std::string(artifact.device)};
    if (device.is_meta()) throw about(artifact).text(no_numbers).to_error();
    // Asking for a tensor is the only question that every kind of device answers.
    if (!device.is_cpu()) at::empty({1}, at::TensorOptions().device(device));
    return device;
  } catch (const error&) {
    throw;
  } catch (const std::exception&) {
    std::throw_with_nested(about(artifact)
                               .text(" cannot run on device ")
                               .name(artifact.device)
                               .text(": LibTorch ")
                               .text(TORCH_VERSION)
                               .text(" of this process has no such device; `cpu` always works")
                               .to_error());
  }
}

// The card names the oldest LibTorch that runs the artifact. Patch releases change no operators (and
// Debian's 1.13.1 calls itself 1.13.0), so the first two numbers decide.
void require_release(const torch_artifact& artifact) {
  int major = 0;
  int minor = 0;
  if (std::sscanf(artifact.stated.requires_libtorch.c_str(), "%d.%d", &major, &minor) != 2) return;
  if (std::pair(major, minor) <= std::pair(TORCH_VERSION_MAJOR, TORCH_VERSION_MINOR)) return;
  throw about(artifact)
      .text(" needs LibTorch ")
      .quote(artifact.stated.requires_libtorch, 20)
      .text(" or newer, as its card says, and this program runs ")
      .text(TORCH_VERSION)
      .text("; link a newer LibTorch, or export the model for this one")
      .to_error();
}

torch::jit::Module frozen(const torch_artifact& artifact, const torch::jit::Module& module) {
  try {
    return torch::jit::freeze(module);
  } catch (const std::exception&) {
    std::throw_with_nested(about(artifact)
                               .text(" cannot be frozen by LibTorch ")
                               .text(TORCH_VERSION)
                               .text("; the nested exception says why")
                               .to_error());
  }
}

template <class Visit>
void for_each_node(torch::jit::Block* block, const Visit& visit) {
  for (torch::jit::Node* node : block->nodes()) {
    visit(node);
    for (torch::jit::Block* inner : node->blocks()) for_each_node(inner, visit);
  }
}

// Whether a graph that another thread runs (torch.jit.fork) writes into anything. What it is given may be the
// module's, out of sight of the analysis of aliases, so every write counts.
bool writes_elsewhere(torch::jit::Graph& graph) {
  bool found = false;
  for_each_node(graph.block(), [&](torch::jit::Node* node) {
    const c10::FunctionSchema* schema = node->maybeSchema();
    if (node->kind() == c10::prim::SetAttr || (schema != nullptr && schema->is_mutable())) found = true;
    if (node->hasAttribute(c10::attr::Subgraph) && writes_elsewhere(*node->g(c10::attr::Subgraph))) found = true;
  });
  return found;
}

// What survives freezing as an attribute is what forward changes: by assignment, or in place.
bool keeps_state(torch::jit::Graph& graph, const torch::jit::AliasDb& aliases) {
  bool found = false;
  for_each_node(graph.block(), [&](torch::jit::Node* node) {
    const auto kind = node->kind();
    if (kind == c10::prim::SetAttr) found = true;
    if (node->hasAttribute(c10::attr::Subgraph) && writes_elsewhere(*node->g(c10::attr::Subgraph))) found = true;
    if ((kind == c10::prim::GetAttr || kind == c10::prim::Constant) && node->outputs().size() == 1 &&
        aliases.hasWriters(node->output()))
      found = true;
  });
  return found;
}

// Whether this operator writes into something that may be, or lie inside, one of the values.
bool writes_into(torch::jit::Node* node, const torch::jit::AliasDb& aliases,
                 at::ArrayRef<torch::jit::Value*> values) {
  const c10::FunctionSchema* schema = node->maybeSchema();
  if (schema == nullptr) return false;
  const auto& arguments = schema->arguments();
  for (std::size_t i = 0; i < std::min(arguments.size(), node->inputs().size()); ++i) {
    const auto* alias = arguments[i].alias_info();
    if (alias != nullptr && alias->isWrite() && aliases.mayContainAlias(node->inputs()[i], values)) return true;
  }
  return false;
}

bool writes_inputs(torch::jit::Graph& graph, const torch::jit::AliasDb& aliases) {
  const at::ArrayRef<torch::jit::Value*> given = graph.inputs().slice(1);
  bool found =
      std::any_of(given.begin(), given.end(), [&](torch::jit::Value* value) { return aliases.hasWriters(value); });
  for_each_node(graph.block(), [&](torch::jit::Node* node) { found = found || writes_into(node, aliases, given); });
  return found;
}

void build(const torch_artifact& artifact, const torch::jit::Module& module, torch_program& program) {
  const auto method = module.find_method("forward");
  if (!method) throw about(artifact).text(" has no method `forward`").to_error();
  program.call = plan_call(method->function().getSchema(), artifact);
  const torch::jit::Module ready = frozen(artifact, module);
  const auto graph = ready.get_method("forward").graph()->copy();
  const torch::jit::AliasDb aliases(graph, /*isFrozen=*/true);
  program.keeps_state = keeps_state(*graph, aliases);
  program.writes_inputs = writes_inputs(*graph, aliases);
  torch::jit::runRequiredPasses(graph);
  program.code = torch::jit::Code(graph, "forward");
  program.self = ready._ivalue();
}

}  // namespace

torch::jit::Module load_torch_module(const torch_artifact& artifact, c10::Device device) {
  try {
    torch::jit::Module module = torch::jit::load(std::make_shared<MemoryReader>(artifact.archive), device);
    for (torch::jit::Module part : module.modules())
      if (const auto slot = part._ivalue()->type()->findAttributeSlot("training"))
        part._ivalue()->setSlot(*slot, false);
    return module;
  } catch (const std::exception&) {
    auto sentence = about(artifact);
    sentence.text(" cannot be loaded by LibTorch ").text(TORCH_VERSION);
    std::throw_with_nested(sentence.text("; it is damaged or uses operators of another release").to_error());
  }
}

torch_program load_torch_program(const torch_artifact& artifact) {
  require_one_libtorch(artifact.what);
  require_release(artifact);
  torch_program program;
  program.device = device_named(artifact);
  const torch::jit::Module module = load_torch_module(artifact, program.device);
  try {
    build(artifact, module, program);
  } catch (const error&) {
    throw;
  } catch (const std::exception&) {
    std::throw_with_nested(about(artifact)
                               .text(" cannot be prepared by LibTorch ")
                               .text(TORCH_VERSION)
                               .text("; the nested exception says why")
                               .to_error());
  }
  if (program.keeps_state && !artifact.serialize_calls)
    throw about(artifact)
        .text(
            " keeps state between calls: its `forward` changes the module, so that the same inputs may give other "
            "outputs; set `serialize_calls` to run it all the same, one call at a time")
        .to_error();
  return program;
}

std::string tensor_words(const at::Tensor& tensor) {
  if (!tensor.defined()) return "no tensor";
  std::string words = tensor.scalar_type() == at::kFloat    ? "float32"
                      : tensor.scalar_type() == at::kDouble ? "float64"
                                                            : c10::toString(tensor.scalar_type());
  std::string shape;
  for (const std::int64_t size : tensor.sizes()) shape += (shape.empty() ? "" : ", ") + std::to_string(size);
  return words + " [" + shape + "]" + (tensor.layout() == at::kStrided ? "" : " that is sparse");
}

std::string libtorch_version() {
  return TORCH_VERSION;
}

}  // namespace typeplate::inline abi_1
