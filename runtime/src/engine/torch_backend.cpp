// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/engine/torch_backend.hpp>

#include "torch_program.hpp"

#include <array>
#include <mutex>

#include <typeplate/engine/message.hpp>

namespace typeplate::inline abi_1 {
namespace {

using torch::jit::Stack;

at::ScalarType scalar_type(dtype type) {
  return type == dtype::float32 ? at::kFloat : at::kDouble;
}

std::string_view words(dtype type) {
  return type == dtype::float32 ? "float32" : "float64";
}

/// What every workspace reads: never changed once the backend exists.
struct shared_state {
  torch_program program;
  std::string what;
  card::Artifact stated;
  std::vector<tensor_layout> inputs;
  std::vector<tensor_layout> outputs;
  bool one_at_a_time = false;
  mutable std::mutex running;
};

at::Tensor new_tensor(const tensor_layout& layout, std::size_t rows) {
  const auto size = static_cast<std::int64_t>(rows);
  const auto options = at::TensorOptions().dtype(scalar_type(layout.type));
  return layout.rank1 ? at::empty({size}, options)
                      : at::empty({size, static_cast<std::int64_t>(layout.columns)}, options);
}

/// The tensors of one input for the numbers of rows seen last: callers that alternate between a few sizes allocate
/// nothing.
class input_slot {
 public:
  explicit input_slot(const tensor_layout& layout) : layout_(layout) {}

  void* prepare(std::size_t rows) {
    for (sized& entry : entries_) {
      if (entry.rows != rows || !entry.tensor.defined()) continue;
      current_ = &entry;
      return entry.data;
    }
    sized& entry = entries_[next_];
    next_ = (next_ + 1) % entries_.size();
    // An inference tensor: operators on it skip all bookkeeping for gradients.
    const c10::InferenceMode inference;
    entry.tensor = new_tensor(layout_, rows);
    entry.rows = rows;
    entry.data = entry.tensor.data_ptr();
    current_ = &entry;
    return entry.data;
  }

  [[nodiscard]] const at::Tensor& tensor() const { return current_->tensor; }

 private:
  struct sized {
    std::size_t rows = 0;
    void* data = nullptr;
    at::Tensor tensor;
  };
  tensor_layout layout_;
  std::array<sized, 4> entries_;
  std::size_t next_ = 0;
  sized* current_ = nullptr;
};

class torch_workspace final : public workspace {
 public:
  explicit torch_workspace(const shared_state& shared)
      : shared_(shared), outputs_(shared.outputs.size()), views_(shared.outputs.size()) {
    inputs_.reserve(shared.inputs.size());
    for (const tensor_layout& layout : shared.inputs) inputs_.emplace_back(layout);
    stack_.reserve(shared.program.call.arguments.size() + 2);
  }

  void* input(std::size_t tensor, std::size_t rows) override { return inputs_[tensor].prepare(rows); }

  void run(std::size_t rows) override {
    const c10::InferenceMode inference;
    const torch::jit::GraphOptimizerEnabledGuard no_profiling(false);
    try {
      call();
      read_results(rows);
    } catch (const error&) {
      throw;
    } catch (const std::exception&) {
      std::throw_with_nested(about()
                                 .text(" failed on ")
                                 .count(rows)
                                 .text(rows == 1 ? " sample" : " samples")
                                 .text("; the nested exception holds LibTorch's own words")
                                 .to_error());
    }
  }

  [[nodiscard]] output_view output(std::size_t tensor) const override { return views_[tensor]; }

 private:
  [[nodiscard]] message about() const {
    message sentence;
    sentence.quote(shared_.what, 160);
    return sentence;
  }

  void call() {
    fill_stack();
    if (!shared_.one_at_a_time) {
      torch::jit::InterpreterState(shared_.program.code).run(stack_);
      return;
    }
    const std::lock_guard lock(shared_.running);
    torch::jit::InterpreterState(shared_.program.code).run(stack_);
    // Results may share storage with the module's state, which the next call changes.
    gather();
    for (at::Tensor& tensor : outputs_) tensor = tensor.defined() ? tensor.clone() : tensor;
  }

  void fill_stack() {
    const call_plan& plan = shared_.program.call;
    stack_.clear();
    stack_.push_back(shared_.program.self);
    if (plan.one_dictionary) {
      stack_.push_back(dictionary());
      return;
    }
    for (const argument_source& argument : plan.arguments) {
      if (argument.tensor) {
        stack_.emplace_back(given(*argument.tensor));
      } else {
        stack_.push_back(argument.fallback);
      }
    }
  }

  [[nodiscard]] at::Tensor given(std::size_t tensor) const {
    const at::Tensor& prepared = inputs_[tensor].tensor();
    if (!shared_.program.device.is_cpu()) return prepared.to(shared_.program.device);
    return shared_.program.writes_inputs ? prepared.clone() : prepared;
  }

  [[nodiscard]] c10::IValue dictionary() const {
    c10::Dict<std::string, at::Tensor> named;
    for (std::size_t i = 0; i < inputs_.size(); ++i) named.insert(shared_.stated.inputs[i].argument, given(i));
    return named;
  }

  // Takes the tensors out of the stack, whatever they are packed in.
  void gather() {
    if (stack_.empty()) return;
    const call_plan& plan = shared_.program.call;
    c10::IValue& result = stack_.back();
    if (plan.form == result_form::tensor) {
      outputs_[0] = std::move(result).toTensor();
    } else if (plan.form == result_form::tuple) {
      const auto& elements = result.toTupleRef().elements();
      for (std::size_t i = 0; i < outputs_.size(); ++i) outputs_[i] = elements[plan.elements[i]].toTensor();
    } else if (plan.form == result_form::list) {
      gather_list(result.toTensorVector());
    } else {
      gather_dictionary(result.toGenericDict());
    }
    stack_.clear();
  }

  void gather_list(const std::vector<at::Tensor>& tensors) {
    if (tensors.size() != outputs_.size())
      throw about()
          .text(" returned a list of ")
          .count(tensors.size())
          .text(" tensors, the card states ")
          .count(outputs_.size())
          .to_error();
    std::copy(tensors.begin(), tensors.end(), outputs_.begin());
  }

  void gather_dictionary(const c10::Dict<c10::IValue, c10::IValue>& named) {
    for (std::size_t i = 0; i < outputs_.size(); ++i) {
      const auto found = named.find(shared_.stated.outputs[i].argument);
      if (found == named.end())
        throw about().text(" returned no tensor named ").name(shared_.stated.outputs[i].argument).to_error();
      outputs_[i] = found->value().toTensor();
    }
  }

  void read_results(std::size_t rows) {
    gather();
    for (std::size_t i = 0; i < outputs_.size(); ++i) {
      check(i, rows);
      at::Tensor& tensor = outputs_[i];
      if (!tensor.is_cpu()) tensor = tensor.cpu();
      if (tensor.is_neg()) tensor = tensor.resolve_neg();
      const bool rank1 = shared_.outputs[i].rank1;
      views_[i] = {tensor.data_ptr(), static_cast<std::ptrdiff_t>(tensor.stride(0)),
                   rank1 ? 0 : static_cast<std::ptrdiff_t>(tensor.stride(1))};
    }
  }

  void check(std::size_t index, std::size_t rows) const {
    const at::Tensor& tensor = outputs_[index];
    const tensor_layout& layout = shared_.outputs[index];
    const auto size = static_cast<std::int64_t>(rows);
    const bool fits = tensor.defined() && tensor.layout() == at::kStrided &&
                      tensor.scalar_type() == scalar_type(layout.type) &&
                      (layout.rank1 ? tensor.dim() == 1 && tensor.size(0) == size
                                    : tensor.dim() == 2 && tensor.size(0) == size &&
                                          tensor.size(1) == static_cast<std::int64_t>(layout.columns));
    if (!fits) refuse_shape(index, rows);
  }

  [[noreturn]] void refuse_shape(std::size_t index, std::size_t rows) const {
    const tensor_layout& layout = shared_.outputs[index];
    const at::Tensor& tensor = outputs_[index];
    auto sentence = about();
    sentence.text(" returned for ").count(rows).text(rows == 1 ? " sample " : " samples ");
    if (shared_.stated.outputs[index].argument.empty()) {
      sentence.text("as output ").count(index);
    } else {
      sentence.text("as ").name(shared_.stated.outputs[index].argument);
    }
    sentence.text(" ")
        .quote(tensor_words(tensor), 80)
        .text(", the card states ")
        .text(words(layout.type))
        .text(" [")
        .count(rows);
    if (!layout.rank1) sentence.text(", ").count(layout.columns);
    throw sentence.text("]").to_error();
  }

  const shared_state& shared_;
  std::vector<input_slot> inputs_;
  Stack stack_;
  std::vector<at::Tensor> outputs_;
  std::vector<output_view> views_;
};

class torch_backend final : public backend {
 public:
  explicit torch_backend(std::unique_ptr<const shared_state> shared) : shared_(std::move(shared)) {}
  [[nodiscard]] std::unique_ptr<workspace> make_workspace() const override {
    return std::make_unique<torch_workspace>(*shared_);
  }

 private:
  std::unique_ptr<const shared_state> shared_;
};

}  // namespace

std::unique_ptr<const backend> make_torch_backend(const torch_artifact& artifact) {
  auto shared = std::make_unique<shared_state>();
  shared->program = load_torch_program(artifact);
  shared->what = artifact.what;
  shared->stated = artifact.stated;
  shared->inputs = artifact.inputs;
  shared->outputs = artifact.outputs;
  shared->one_at_a_time = shared->program.keeps_state;
  return std::make_unique<torch_backend>(std::move(shared));
}

}  // namespace typeplate::inline abi_1
