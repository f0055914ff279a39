// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "stated_tensor.hpp"

#include <algorithm>
#include <array>

#include <typeplate/weights/printable.hpp>

namespace typeplate::inline abi_1::weights::torch {
namespace {

using pickle::node;
using pickle::node_kind;

enum class form : unsigned char {
  holder,     // the tensor is the first argument
  from_type,  // the arguments are a function, a class, and the function's arguments
  dense,      // _rebuild_tensor and _rebuild_tensor_v2
  typed,      // _rebuild_tensor_v3, with an element type
  array,      // an array of NumPy and an element type: from devices without storages
};

struct known_call {
  std::string_view name;
  torch::form form;
};

constexpr std::array<known_call, 18> known_calls{{
    {"torch._utils\n_rebuild_tensor_v2", form::dense},
    {"torch._utils\n_rebuild_tensor_v3", form::typed},
    {"torch._utils\n_rebuild_tensor", form::dense},
    {"torch._utils\n_rebuild_device_tensor_from_numpy", form::array},
    {"torch._utils\n_rebuild_xla_tensor", form::array},
    {"torch._utils\n_rebuild_mlc_tensor", form::array},
    {"torch._utils\n_rebuild_ort_tensor", form::array},
    {"torch._utils\n_rebuild_parameter", form::holder},
    {"torch._utils\n_rebuild_parameter_with_state", form::holder},
    {"torch._utils\n_rebuild_device_tensor_from_cpu_tensor", form::holder},
    {"torch.nn.parameter\nParameter", form::holder},
    {"torch.nn.parameter\nBuffer", form::holder},
    {"torch.autograd.variable\nVariable", form::holder},
    {"torch.jit._pickle\nrestore_type_tag", form::holder},
    {"torch._tensor\n_rebuild_from_type", form::from_type},
    {"torch._tensor\n_rebuild_from_type_v2", form::from_type},
    {"torch.tensor\n_rebuild_from_type", form::from_type},
    {"torch.tensor\n_rebuild_from_type_v2", form::from_type},
}};

struct refused_call {
  std::string_view name;
  std::string_view reason;
};

constexpr std::string_view sparse = "is sparse, and only dense tensors are read: save its `to_dense()`";
constexpr std::string_view quantised =
    "is quantised, and its integers mean nothing without their scale: save its `dequantize()`";
constexpr std::string_view nested = "is a nested tensor, and only dense tensors are read: save its `unbind()`";
constexpr std::string_view shapeless = "was saved before its shape was known, and has no values";

constexpr std::array<refused_call, 9> refused_calls{{
    {"torch._utils\n_rebuild_sparse_tensor", sparse},
    {"torch._utils\n_rebuild_sparse_csr_tensor", sparse},
    {"torch._utils\n_rebuild_qtensor", quantised},
    {"torch._utils\n_rebuild_meta_tensor_no_storage", "was on the device `meta`, which keeps no values"},
    {"torch._utils\n_rebuild_nested_tensor", nested},
    {"torch.nested._internal.nested_tensor\n_rebuild_njt", nested},
    {"torch._utils\n_rebuild_wrapper_subclass", "is of a class that wraps other tensors and has no values itself"},
    {"torch.nn.parameter\nUninitializedParameter", shapeless},
    {"torch.nn.parameter\nUninitializedBuffer", shapeless},
}};

// A call, as far as tensors need it: what is called, and with what.
struct called {
  std::string_view name;
  node arguments;
};

std::uint64_t natural(node number, std::string_view of_what) {
  const auto value = number.as_integer();
  if (!value || *value < 0)
    throw broken_tensor("has " + (value ? "the number " + std::to_string(*value) : std::string("something else")) +
                        " where its " + std::string(of_what) + " belongs");
  return static_cast<std::uint64_t>(*value);
}

// A tuple, a list, or a torch.Size made of one.
std::vector<std::uint64_t> naturals(node numbers, std::string_view of_what) {
  if (called_name(numbers) == "torch\nSize") numbers = numbers.arguments()[std::size_t{0}];
  if (!numbers.is(node_kind::tuple) && !numbers.is(node_kind::list))
    throw broken_tensor("has no tuple where its " + std::string(of_what) + " belongs");
  std::vector<std::uint64_t> result;
  for (const node& each : numbers.items()) result.push_back(natural(each, of_what));
  return result;
}

// "uint16" of the global `torch uint16`.
std::string_view dtype_name(node object) {
  constexpr std::string_view module = "torch\n";
  if (!object.is(node_kind::global) || !object.data().text.starts_with(module))
    throw broken_tensor("has no `torch.dtype` where its element type belongs");
  return object.data().text.substr(module.size());
}

stated_tensor read_array(node arguments) {
  stated_tensor found;
  found.array = arguments[std::size_t{0}];
  found.dtype = dtype_name(arguments[std::size_t{1}]);
  return found;
}

stated_tensor read_arguments(node arguments, form form) {
  if (form == form::array) return read_array(arguments);
  constexpr std::size_t dtype_place = 6;
  const std::size_t metadata_place = form == form::typed ? 7 : 6;
  if (arguments.size() < (form == form::typed ? dtype_place + 1 : 4))
    throw broken_tensor("is rebuilt from " + std::to_string(arguments.size()) + " arguments, which are too few");
  stated_tensor found;
  found.storage = arguments[std::size_t{0}];
  found.offset = natural(arguments[std::size_t{1}], "offset");
  found.shape = naturals(arguments[std::size_t{2}], "shape");
  for (const std::uint64_t stride : naturals(arguments[std::size_t{3}], "strides"))
    found.strides.push_back(static_cast<std::int64_t>(stride));
  if (found.strides.size() != found.shape.size())
    throw broken_tensor("has " + std::to_string(found.shape.size()) + " sizes and " +
                        std::to_string(found.strides.size()) + " strides");
  if (form == form::typed) found.dtype = dtype_name(arguments[dtype_place]);
  const node metadata = arguments[metadata_place];
  found.conjugated = metadata["conj"].as_boolean().value_or(false);
  found.negated = metadata["neg"].as_boolean().value_or(false);
  return found;
}

// PyTorch wraps twice at most; a file may wrap a call in itself.
constexpr int deepest = 8;

const known_call* known(std::string_view name) {
  const auto found = std::ranges::find(known_calls, name, &known_call::name);
  return found == known_calls.end() ? nullptr : &*found;
}

}  // namespace

std::string_view called_name(pickle::node object) {
  if (!object.is(node_kind::call) && !object.is(node_kind::instance)) return {};
  const node callable = object.callable();
  return callable.is(node_kind::global) ? callable.data().text : std::string_view();
}

pickle::node held_by(pickle::node object) {
  for (int depth = 0; depth < deepest; ++depth) {
    const known_call* const call = known(called_name(object));
    if (call == nullptr || call->form != form::holder) return object;
    object = object.arguments()[std::size_t{0}];
  }
  return object;
}

std::optional<stated_tensor> state_tensor(pickle::node object) {
  object = held_by(object);
  called now{called_name(object), object.arguments()};
  for (int depth = 0; !now.name.empty() && depth < deepest; ++depth) {
    const auto refused = std::ranges::find(refused_calls, now.name, &refused_call::name);
    if (refused != refused_calls.end()) {
      stated_tensor result;
      result.refusal = refused->reason;
      return result;
    }
    const known_call* const call = known(now.name);
    if (call == nullptr) return std::nullopt;
    if (call->form != form::holder && call->form != form::from_type)
      return read_arguments(now.arguments, call->form);
    if (call->form == form::from_type) {
      const node function = now.arguments[std::size_t{0}];
      if (!function.is(node_kind::global)) return std::nullopt;
      now = {function.data().text, now.arguments[std::size_t{2}]};
    } else {
      const node held = held_by(now.arguments[std::size_t{0}]);
      now = {called_name(held), held.arguments()};
    }
  }
  return std::nullopt;
}

bool is_storage(pickle::node object) {
  const node id = object.is(node_kind::persistent) ? object.callable() : node();
  return id.is(node_kind::tuple) && id[std::size_t{0}].as_text() == "storage";
}

stated_storage state_storage(pickle::node object) {
  if (!is_storage(object)) throw broken_tensor("lies in something else than a storage");
  const node id = object.callable();
  const node kind = id[std::size_t{1}];
  const auto key = id[std::size_t{2}].as_text();
  const auto location = id[std::size_t{3}].as_text();
  if (!kind.is(node_kind::global) || !key || !location) throw broken_tensor("lies in a storage with a broken id");
  stated_storage found{.kind = kind.data().text, .key = *key, .location = *location, .view = {}};
  found.kind.remove_prefix(found.kind.find('\n') + 1);
  if (found.kind == "_UntypedStorage") found.kind.remove_prefix(1);  // its name in 1.11 and 1.12
  found.count = natural(id[std::size_t{4}], "storage's size");
  if (const node view = id[std::size_t{5}]; view.is(node_kind::tuple))
    found.view = {natural(view[std::size_t{1}], "view's offset"), natural(view[std::size_t{2}], "view's size")};
  return found;
}

}  // namespace typeplate::inline abi_1::weights::torch
