// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "torch_signature.hpp"

#include <ATen/core/jit_type.h>

#include <algorithm>

#include <typeplate/engine/message.hpp>

namespace typeplate::inline abi_1 {

bool is_tensor(const c10::TypePtr& type) {
  if (type->kind() == c10::TypeKind::TensorType) return true;
  const auto optional = type->cast<c10::OptionalType>();
  return optional && optional->getElementType()->kind() == c10::TypeKind::TensorType;
}

namespace {

using card::TensorLayout;

message about(const torch_artifact& artifact) {
  message sentence;
  sentence.quote(artifact.what, 160);
  return sentence;
}

bool is_tensor_dictionary(const c10::TypePtr& type) {
  const auto dictionary = type->cast<c10::DictType>();
  return dictionary && dictionary->getKeyType()->kind() == c10::TypeKind::StringType &&
         is_tensor(dictionary->getValueType());
}

// The arguments as the module's author would write them: "x: Tensor, scale: float = ...".
std::string words_of(const std::vector<c10::Argument>& arguments) {
  std::string words;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    words += (i > 1 ? ", " : "") + arguments[i].name() + ": " + arguments[i].type()->repr_str();
    if (arguments[i].default_value()) words += " = ...";
  }
  return words.empty() ? "no arguments" : "(" + words + ")";
}

[[noreturn]] void refuse_inputs(const torch_artifact& artifact, const std::vector<c10::Argument>& arguments,
                                const std::string& stated) {
  throw about(artifact)
      .text(": its `forward` takes ")
      .quote(words_of(arguments), 120)
      .text(", but the card's `artifact.inputs` gives it ")
      .quote(stated, 100)
      .to_error();
}

void require_tensor(const torch_artifact& artifact, const c10::Argument& argument) {
  if (is_tensor(argument.type())) return;
  auto sentence = about(artifact);
  sentence.text(": argument ")
      .name(argument.name())
      .text(" of its `forward` is a ")
      .quote(argument.type()->repr_str(), 60);
  if (is_tensor_dictionary(argument.type()))
    throw sentence.text(", which the card must give by name: write `artifact.inputs` as an object").to_error();
  throw sentence.text(", but the card gives it a tensor").to_error();
}

std::optional<std::size_t> named(const std::vector<TensorLayout>& tensors, const std::string& name) {
  const auto found = std::ranges::find(tensors, name, &TensorLayout::argument);
  if (found == tensors.end()) return std::nullopt;
  return static_cast<std::size_t>(found - tensors.begin());
}

std::vector<argument_source> by_position(const torch_artifact& artifact,
                                         const std::vector<c10::Argument>& arguments) {
  const std::size_t given = artifact.stated.inputs.size();
  if (given > arguments.size() - 1) refuse_inputs(artifact, arguments, std::to_string(given) + " tensors");
  std::vector<argument_source> sources;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    if (i <= given) {
      require_tensor(artifact, arguments[i]);
      sources.push_back({i - 1, {}});
    } else if (arguments[i].default_value()) {
      sources.push_back({std::nullopt, *arguments[i].default_value()});
    } else {
      refuse_inputs(artifact, arguments, std::to_string(given) + (given == 1 ? " tensor" : " tensors"));
    }
  }
  return sources;
}

std::vector<argument_source> by_name(const torch_artifact& artifact, const std::vector<c10::Argument>& arguments) {
  for (const TensorLayout& tensor : artifact.stated.inputs) {
    const bool known =
        std::ranges::any_of(arguments.begin() + 1, arguments.end(),
                            [&](const c10::Argument& argument) { return argument.name() == tensor.argument; });
    if (!known) refuse_inputs(artifact, arguments, "a tensor named `" + tensor.argument + "`");
  }
  std::vector<argument_source> sources;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    const auto tensor = named(artifact.stated.inputs, arguments[i].name());
    if (tensor) require_tensor(artifact, arguments[i]);
    if (!tensor && !arguments[i].default_value())
      refuse_inputs(artifact, arguments, "no tensor named `" + arguments[i].name() + "`");
    sources.push_back(tensor ? argument_source{tensor, {}}
                             : argument_source{std::nullopt, *arguments[i].default_value()});
  }
  return sources;
}

[[noreturn]] void refuse_outputs(const torch_artifact& artifact, const c10::TypePtr& type,
                                 const std::string& stated) {
  throw about(artifact)
      .text(": its `forward` returns a ")
      .quote(type->repr_str(), 100)
      .text(", but the card's `artifact.outputs` expects ")
      .quote(stated, 100)
      .to_error();
}

// A named tuple may be read by position or, when the card gives names, by its fields.
std::vector<std::size_t> tuple_elements(const torch_artifact& artifact, const c10::TupleTypePtr& tuple) {
  const auto& stated = artifact.stated.outputs;
  for (const auto& element : tuple->elements())
    if (!is_tensor(element)) refuse_outputs(artifact, tuple, "tensors");
  std::vector<std::size_t> elements;
  for (std::size_t i = 0; i < stated.size(); ++i) {
    if (!artifact.stated.outputs_by_name) {
      elements.push_back(i);
      continue;
    }
    if (!tuple->schema()) refuse_outputs(artifact, tuple, "a dictionary");
    const auto& fields = tuple->schema()->arguments();
    const auto field = std::ranges::find_if(
        fields, [&](const c10::Argument& argument) { return argument.name() == stated[i].argument; });
    if (field == fields.end()) refuse_outputs(artifact, tuple, "a field named `" + stated[i].argument + "`");
    elements.push_back(static_cast<std::size_t>(field - fields.begin()));
  }
  if (stated.size() != tuple->elements().size())
    refuse_outputs(artifact, tuple, std::to_string(stated.size()) + (stated.size() == 1 ? " tensor" : " tensors"));
  return elements;
}

void plan_result(const c10::TypePtr& type, const torch_artifact& artifact, call_plan& plan) {
  const std::size_t stated = artifact.stated.outputs.size();
  const std::string tensors = std::to_string(stated) + (stated == 1 ? " tensor" : " tensors");
  if (is_tensor_dictionary(type)) {
    if (!artifact.stated.outputs_by_name)
      refuse_outputs(artifact, type, tensors + " by position: write it as an object");
    plan.form = result_form::dictionary;
    return;
  }
  if (const auto tuple = type->cast<c10::TupleType>()) {
    plan.form = result_form::tuple;
    plan.elements = tuple_elements(artifact, tuple);
    return;
  }
  if (artifact.stated.outputs_by_name) refuse_outputs(artifact, type, "a dictionary");
  if (const auto list = type->cast<c10::ListType>(); list && is_tensor(list->getElementType())) {
    plan.form = result_form::list;
    for (std::size_t i = 0; i < stated; ++i) plan.elements.push_back(i);
    return;
  }
  if (!is_tensor(type) || stated != 1) refuse_outputs(artifact, type, tensors);
}

}  // namespace

call_plan plan_call(const c10::FunctionSchema& schema, const torch_artifact& artifact) {
  const auto& arguments = schema.arguments();
  call_plan plan;
  plan.one_dictionary =
      artifact.stated.inputs_by_name && arguments.size() == 2 && is_tensor_dictionary(arguments[1].type());
  if (!plan.one_dictionary)
    plan.arguments =
        artifact.stated.inputs_by_name ? by_name(artifact, arguments) : by_position(artifact, arguments);
  if (schema.returns().size() != 1)
    throw about(artifact).text(": its `forward` does not return one value").to_error();
  plan_result(schema.returns()[0].type(), artifact, plan);
  return plan;
}

}  // namespace typeplate::inline abi_1
