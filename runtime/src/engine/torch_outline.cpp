// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/engine/torch_outline.hpp>

#include "torch_program.hpp"

#include <algorithm>
#include <functional>

#include <typeplate/engine/column_search.hpp>
#include <typeplate/engine/message.hpp>
#include <typeplate/engine/one_libtorch.hpp>

namespace typeplate::inline abi_1 {
namespace {

using torch::jit::Module;

message about(const std::string& what) {
  message sentence;
  sentence.quote(what, 160);
  return sentence;
}

/// One argument of `forward`: a tensor of ours, or the module's own default.
struct argument {
  std::string name;
  std::optional<c10::IValue> fallback;  ///< nothing: a tensor
};

std::vector<argument> arguments_of(const Module& module, const std::string& what) {
  const auto method = module.find_method("forward");
  if (!method) throw about(what).text(" has no method `forward`, which is what a model runs").to_error();
  const auto& declared = method->function().getSchema().arguments();
  std::vector<argument> arguments;
  for (std::size_t i = 1; i < declared.size(); ++i) {
    if (declared[i].default_value()) {
      arguments.push_back({declared[i].name(), declared[i].default_value()});
      continue;
    }
    if (!is_tensor(declared[i].type()))
      throw about(what)
          .text(": argument ")
          .name(declared[i].name())
          .text(" of its `forward` is a ")
          .quote(declared[i].type()->repr_str(), 60)
          .text(", and only tensors can be drafted; wrap the model so that it takes one tensor for each input")
          .to_error();
    arguments.push_back({declared[i].name(), std::nullopt});
  }
  const auto is_input = [](const argument& each) { return !each.fallback; };
  if (std::ranges::none_of(arguments, is_input))
    throw about(what).text(": its `forward` takes no tensor, so there is no input to draft").to_error();
  return arguments;
}

/// A card names every column: more than this are a picture, or the words of a language, and none of them can be
/// drafted.
constexpr std::int64_t most_columns = 4096;

bool is_float(at::ScalarType type) {
  return type == at::kFloat || type == at::kDouble;
}

/// What the parameters give away: the type of the numbers, and how many columns the layers read.
struct parameter_facts {
  std::vector<at::ScalarType> types;
  std::vector<std::size_t> columns;
};

void add_once(std::vector<std::size_t>& columns, std::int64_t count) {
  constexpr std::size_t most_candidates = 32;
  if (count < 1 || count > most_columns || columns.size() >= most_candidates) return;
  if (std::ranges::find(columns, static_cast<std::size_t>(count)) == columns.end())
    columns.push_back(static_cast<std::size_t>(count));
}

parameter_facts facts_of(const Module& module, const std::string& what) {
  parameter_facts facts;
  for (const auto& parameter : module.named_parameters()) {
    const at::Tensor& tensor = parameter.value;
    if (!tensor.is_floating_point()) continue;
    if (!is_float(tensor.scalar_type()))
      throw about(what)
          .text(": its parameter ")
          .name(parameter.name)
          .text(" is ")
          .text(c10::toString(tensor.scalar_type()))
          .text(", and this release runs float32 and float64; convert the model with `.float()` and save it again")
          .to_error();
    if (facts.types.empty()) facts.types.push_back(tensor.scalar_type());
    if (tensor.dim() >= 1) add_once(facts.columns, tensor.size(tensor.dim() - 1));
  }
  for (const auto& buffer : module.named_buffers())
    if (buffer.value.dim() >= 1) add_once(facts.columns, buffer.value.size(buffer.value.dim() - 1));
  if (facts.types.empty()) facts.types = {at::kFloat, at::kDouble};
  for (std::int64_t few = 1; few <= 8; ++few) add_once(facts.columns, few);
  return facts;
}

/// The tensors of a result, with the names of a named tuple's fields; nothing where it is something else.
std::optional<std::vector<std::pair<std::string, at::Tensor>>> tensors_of(const c10::IValue& result) {
  std::vector<std::pair<std::string, at::Tensor>> tensors;
  if (result.isTensor()) return {{{"", result.toTensor()}}};
  if (result.isTensorList()) {
    for (const at::Tensor& tensor : result.toTensorVector()) tensors.emplace_back("", tensor);
    return tensors;
  }
  if (!result.isTuple()) return std::nullopt;
  const auto& elements = result.toTupleRef().elements();
  const auto type = result.type()->cast<c10::TupleType>();
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (!elements[i].isTensor()) return std::nullopt;
    const bool named = type != nullptr && type->schema() != nullptr;
    tensors.emplace_back(named ? type->schema()->arguments()[i].name() : "", elements[i].toTensor());
  }
  return tensors;
}

/// A tensor of [rows] or [rows, columns] in floats, however many columns.
bool fits_a_card(const at::Tensor& tensor, std::int64_t rows) {
  return tensor.defined() && tensor.layout() == at::kStrided && is_float(tensor.scalar_type()) &&
         (tensor.dim() == 1 || (tensor.dim() == 2 && tensor.size(1) > 0)) && tensor.size(0) == rows;
}

/// Of a tensor that fits.
outlined_tensor outlined(const std::string& name, const at::Tensor& tensor) {
  const bool rank1 = tensor.dim() == 1;
  return {name, tensor.scalar_type() == at::kFloat ? dtype::float32 : dtype::float64,
          rank1 ? 1 : static_cast<std::size_t>(tensor.size(1)), rank1};
}

/// Calls the module on rows of ones, and says what came out or, in `why`, what was wrong with it.
class prober {
 public:
  prober(const Module& module, const std::vector<argument>& arguments) : module_(module), arguments_(arguments) {}

  /// The outputs for inputs of these columns; empty where the module refuses them or a card cannot say them.
  std::vector<outlined_tensor> outputs(at::ScalarType type, const input_shape& shape) {
    const auto three = run(type, shape, 3);
    if (three.empty()) return {};
    const auto one = run(type, shape, 1);
    const auto alike = [](const outlined_tensor& a, const outlined_tensor& b) {
      return a.columns == b.columns && a.rank1 == b.rank1 && a.type == b.type;
    };
    if (std::ranges::equal(three, one, alike)) return three;
    if (!one.empty()) note_unfit("results of other shapes for 1 row than for 3");
    return {};
  }

  /// What LibTorch said about the first call that failed, and what came out of the first that did not fit.
  [[nodiscard]] const std::string& failure() const { return failure_; }
  [[nodiscard]] const std::string& unfit() const { return unfit_; }

 private:
  std::vector<outlined_tensor> run(at::ScalarType type, const input_shape& shape, std::int64_t rows) {
    try {
      const c10::InferenceMode inference;
      const torch::jit::GraphOptimizerEnabledGuard no_profiling(false);
      return read(module_.forward(given(type, shape, rows)), rows);
    } catch (const std::exception& failed) {
      if (failure_.empty()) failure_ = raised_message(failed.what());
      return {};
    }
  }

  [[nodiscard]] std::vector<c10::IValue> given(at::ScalarType type, const input_shape& shape,
                                               std::int64_t rows) const {
    std::vector<c10::IValue> values;
    std::size_t tensor = 0;
    for (const argument& each : arguments_) {
      if (each.fallback) {
        values.push_back(*each.fallback);
        continue;
      }
      const auto columns = static_cast<std::int64_t>(shape.columns[tensor++]);
      values.emplace_back(shape.rank1 ? at::ones({rows}, type) : at::ones({rows, columns}, type));
    }
    return values;
  }

  std::vector<outlined_tensor> read(const c10::IValue& result, std::int64_t rows) {
    const auto tensors = tensors_of(result);
    if (!tensors || tensors->empty()) {
      note_unfit(result.type()->repr_str());
      return {};
    }
    std::vector<outlined_tensor> outputs;
    for (const auto& [name, tensor] : *tensors) {
      const bool fits = fits_a_card(tensor, rows);
      const bool wide = fits && tensor.dim() == 2 && tensor.size(1) > most_columns;
      if (!fits || wide) {
        note_unfit(tensor_words(tensor) + " for " + std::to_string(rows) + (rows == 1 ? " row" : " rows") +
                   (wide ? ", more than " + std::to_string(most_columns) + " columns" : ""));
        return {};
      }
      outputs.push_back(outlined(name, tensor));
    }
    return outputs;
  }

  void note_unfit(std::string words) {
    if (unfit_.empty()) unfit_ = std::move(words);
  }

  // A TorchScript error is a trace, and behind its last arrow the message, perhaps of several lines: they are
  // joined. LibTorch's own trace of C++ frames may follow.
  static std::string raised_message(std::string_view text) {
    constexpr std::string_view arrow = "<--- HERE";
    const std::size_t last = text.rfind(arrow);
    if (last != std::string_view::npos) text.remove_prefix(last + arrow.size());
    // Behind the arrow the code goes on for some lines, which are indented; the message is not.
    std::size_t line = last == std::string_view::npos ? std::string_view::npos : text.find('\n');
    while (line != std::string_view::npos && line + 1 < text.size() &&
           (text[line + 1] == ' ' || text[line + 1] == '\n'))
      line = text.find('\n', line + 1);
    if (line != std::string_view::npos) text.remove_prefix(line);
    text = text.substr(0, text.find("\nException raised from"));
    std::string sentence;
    for (std::size_t end = 0; !text.empty(); text.remove_prefix(end)) {
      text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
      end = std::min(text.find_first_of(" \t\r\n"), text.size());
      if (end != 0 && !sentence.empty()) sentence += ' ';
      sentence += text.substr(0, end);
    }
    return sentence;
  }

  Module module_;
  const std::vector<argument>& arguments_;
  std::string failure_;
  std::string unfit_;
};

[[noreturn]] void refuse(const std::string& what, const prober& tried) {
  message sentence = about(what);
  if (!tried.unfit().empty())
    throw sentence.text(": its `forward` returns ")
        .quote(tried.unfit(), 90)
        .text(
            ", and a card can only say float tensors of [rows] or [rows, columns] in a tuple or list; wrap the "
            "model so that it returns these")
        .to_error();
  throw sentence.text(": its `forward` ran on no tensors of [rows] or [rows, columns]; LibTorch says: ")
      .quote(tried.failure(), 120)
      .text("; wrap the model so that it takes these")
      .to_error();
}

bool by_name(const std::vector<argument>& arguments) {
  const auto first_default =
      std::ranges::find_if(arguments, [](const argument& each) { return each.fallback.has_value(); });
  return std::any_of(first_default, arguments.end(), [](const argument& each) { return !each.fallback; });
}

module_outline outline(const Module& module, const std::string& what) {
  const std::vector<argument> arguments = arguments_of(module, what);
  const parameter_facts facts = facts_of(module, what);
  const auto tensors = static_cast<std::size_t>(
      std::ranges::count_if(arguments, [](const argument& each) { return !each.fallback; }));
  prober tried(module, arguments);
  for (const at::ScalarType type : facts.types) {
    const found_shape found = find_input_shape(
        tensors, facts.columns, [&](const input_shape& shape) { return !tried.outputs(type, shape).empty(); });
    if (!found.shape) continue;
    module_outline result;
    result.outputs = tried.outputs(type, *found.shape);
    if (result.outputs.empty())
      throw about(what)
          .text(
              ": its `forward` answers one call and refuses the next one with the same tensors, so it keeps count "
              "of its calls; save a model whose answer depends on its inputs only")
          .to_error();
    result.any_columns = found.any_columns;
    result.inputs_by_name = by_name(arguments);
    result.libtorch = libtorch_version();
    std::size_t tensor = 0;
    for (const argument& each : arguments) {
      if (each.fallback) continue;
      result.inputs.push_back({each.name, type == at::kFloat ? dtype::float32 : dtype::float64,
                               found.shape->columns[tensor++], found.shape->rank1});
    }
    return result;
  }
  refuse(what, tried);
}

}  // namespace

module_outline outline_torchscript(std::span<const std::byte> archive, const std::string& what) {
  require_one_libtorch(what);
  const card::Artifact nothing_stated;
  const Module module = load_torch_module({archive, what, nothing_stated, {}, {}}, c10::kCPU);
  return outline(module, what);
}

}  // namespace typeplate::inline abi_1
