// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// NumPy's arrays in the forms that NumPy, dill, JAX and joblib give them.
#include <algorithm>

#include <typeplate/error.hpp>
#include <typeplate/weights/pickle/values.hpp>
#include <typeplate/weights/printable.hpp>

namespace typeplate::inline abi_1::weights::pickle {
namespace {

// What each form states, before any of it is checked.
struct stated_array {
  node dtype, shape, order, data;
  bool fortran = false;
  node axes;                     // order K: the array is transposed by these afterwards
  std::optional<byte_text> run;  // where the bytes are no node: joblib's
};

[[noreturn]] void refuse(const std::string& reason) {
  throw error(clipped("an array of NumPy " + reason, error::longest_text));
}

bool is_one_of(const std::string& name, std::string_view old_module, std::string_view new_module,
               std::string_view function) {
  const auto is = [&](std::string_view module) {
    return name.size() == module.size() + function.size() && name.starts_with(module) && name.ends_with(function);
  };
  return is(old_module) || is(new_module);
}

bool is_reconstruct(const std::string& name) {
  return is_one_of(name, "numpy.core.multiarray.", "numpy._core.multiarray.", "_reconstruct");
}

// ndarray.__setstate__: (version, shape, dtype, is_fortran, data), in ancient files without the version. A class of
// its own may append what else it keeps.
std::optional<stated_array> from_state(const node& state) {
  if (!state.is(node_kind::tuple) || state.size() < 4) return std::nullopt;
  const std::size_t first = state.size() == 4 ? 0 : 1;
  if (first == 1 && !state[std::size_t{0}].as_integer()) return std::nullopt;
  const node fortran = state[first + 2];
  const bool is_fortran = fortran.as_boolean().value_or(false) || fortran.as_integer().value_or(0) != 0;
  return stated_array{state[first + 1], state[first], {}, state[first + 3], is_fortran, {}, {}};
}

std::optional<stated_array> from_buffer(const node& arguments) {
  if (arguments.size() < 4) return std::nullopt;
  stated_array stated{arguments[std::size_t{1}],
                      arguments[std::size_t{2}],
                      arguments[std::size_t{3}],
                      arguments[std::size_t{0}],
                      false,
                      arguments[std::size_t{4}],
                      {}};
  stated.fortran = stated.order.as_text() == "F";
  return stated;
}

// joblib's wrapper, behind which the bytes lie in the stream.
std::optional<stated_array> from_wrapper(const node& wrapper) {
  const node order = wrapper.attribute("order");
  stated_array stated{
      wrapper.attribute("dtype"), wrapper.attribute("shape"), order, {}, order.as_text() == "F", {}, {}};
  if (wrapper.size() > 0) return stated;
  stated.run = byte_text{wrapper.data().text, nullptr};
  return stated;
}

std::optional<stated_array> stated_by(const node& from, const std::string& name) {
  const node given = from.arguments();
  if (is_reconstruct(name)) return from_state(from.state());
  if (is_one_of(name, "numpy.core.numeric.", "numpy._core.numeric.", "_frombuffer")) return from_buffer(given);
  const bool dill = name == "dill._dill._create_array" || name == "dill.dill._create_array";
  const bool jax =
      name == "jax._src.array._reconstruct_array" || name == "jax._src.device_array.reconstruct_device_array";
  if (dill || jax)
    return is_reconstruct(given[std::size_t{0}].class_name()) ? from_state(given[std::size_t{2}]) : std::nullopt;
  return std::nullopt;
}

std::vector<std::uint64_t> read_shape(const node& shape) {
  std::vector<std::uint64_t> read;
  if (shape.size() > most_axes)
    refuse("has a shape of " + std::to_string(shape.size()) + " axes, where NumPy takes at most " +
           std::to_string(most_axes));
  // A shape may be one number.
  const auto items = shape.is(node_kind::integer) ? std::vector<node>{shape} : shape.items();
  for (const node& item : items) {
    const auto size = item.as_integer();
    if (!size || *size < 0) refuse("has a shape that is no tuple of sizes");
    read.push_back(static_cast<std::uint64_t>(*size));
  }
  return read;
}

std::vector<std::int64_t> column_major_strides(std::span<const std::uint64_t> shape) {
  std::vector<std::uint64_t> reversed(shape.rbegin(), shape.rend());
  auto strides = row_major_strides(reversed);
  std::ranges::reverse(strides);
  return strides;
}

// The bytes have the shape `read.shape` in row-major order; the array is that with its axes in another order.
void transpose(array& read, const node& axes) {
  const auto order = axes.items();
  const auto shape = read.shape;
  const auto strides = read.strides;
  std::vector<bool> used(shape.size());
  if (order.size() != shape.size()) refuse("has another number of axes than its shape");
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto axis = order[i].as_integer().value_or(-1);
    if (axis < 0 || static_cast<std::size_t>(axis) >= shape.size() || used[static_cast<std::size_t>(axis)])
      refuse("has axes that are no permutation");
    used[static_cast<std::size_t>(axis)] = true;
    read.shape[i] = shape[static_cast<std::size_t>(axis)];
    read.strides[i] = strides[static_cast<std::size_t>(axis)];
  }
}

void take_objects(const stated_array& stated, std::uint64_t count, array& read) {
  read.objects = stated.data.items();
  if (!stated.data.is(node_kind::list) || read.objects.size() != count)
    refuse("of objects has " + std::to_string(read.objects.size()) + " of them, where its shape " +
           shape_text(read.shape) + " needs " + std::to_string(count));
}

void take_bytes(const stated_array& stated, std::uint64_t count, array& read) {
  const auto data = stated.run ? stated.run : as_byte_text(stated.data);
  if (!data) {
    if (stated.data.is(node_kind::buffer))
      refuse("has its bytes in an out-of-band buffer, which is not in the file");
    refuse("of dtype " + read.dtype.name + " has no bytes");
  }
  const std::uint64_t size = read.dtype.size;
  if (size == 0 ? !data->bytes.empty() : data->bytes.size() % size != 0 || data->bytes.size() / size != count)
    refuse("has " + std::to_string(data->bytes.size()) + " bytes, where its shape " + shape_text(read.shape) +
           " of " + read.dtype.name + " needs " + std::to_string(count) + " times " + std::to_string(size));
  read.bytes = std::as_bytes(std::span(data->bytes.data(), data->bytes.size()));
  read.kept = data->kept;
}

array checked(const stated_array& stated) {
  const auto type = as_dtype(stated.dtype);
  if (!type) refuse("has a dtype that NumPy does not know");
  array read{*type, read_shape(stated.shape), {}, {}, nullptr, {}};
  const std::uint64_t count = element_count(read.shape);
  // Structured elements with objects in them are listed as tuples.
  if (read.dtype.kind == 'V' && stated.data.is(node_kind::list)) read.dtype.kind = 'O';
  const bool holds_objects = read.dtype.kind == 'O' || read.dtype.kind == 'T';
  // Objects are listed in row-major order, whatever the order of their pointers was.
  if (holds_objects)
    take_objects(stated, count, read);
  else
    take_bytes(stated, count, read);
  const bool columns = stated.fortran && !holds_objects;
  read.strides = columns ? column_major_strides(read.shape) : row_major_strides(read.shape);
  if (stated.axes.exists() && stated.order.as_text() == "K") transpose(read, stated.axes);
  return read;
}

// numpy.core.multiarray.scalar(dtype, bytes).
array scalar(const node& given) {
  stated_array stated;
  stated.dtype = given[std::size_t{0}];
  stated.data = given[std::size_t{1}];
  const auto type = as_dtype(stated.dtype);
  if (type && type->kind == 'O') return {*type, {}, {}, {}, nullptr, {stated.data}};
  return checked(stated);
}

}  // namespace

std::optional<array> as_array(const node& from) {
  if (!from.is(node_kind::call) && !from.is(node_kind::instance)) return std::nullopt;
  const std::string name = from.class_name();
  if (is_one_of(name, "numpy.core.multiarray.", "numpy._core.multiarray.", "scalar") &&
      from.arguments().size() == 2)
    return scalar(from.arguments());
  if (name == "joblib.numpy_pickle.NumpyArrayWrapper") {
    // An array of objects is a pickle of its own, which lies where the bytes of other arrays lie.
    if (const node nested = from[std::size_t{0}]; nested.exists())
      return nested.class_name() == name ? std::nullopt : as_array(nested);
    const auto wrapped = from_wrapper(from);
    return wrapped ? std::optional(checked(*wrapped)) : std::nullopt;
  }
  const auto stated = stated_by(from, name);
  return stated ? std::optional(checked(*stated)) : std::nullopt;
}

}  // namespace typeplate::inline abi_1::weights::pickle
