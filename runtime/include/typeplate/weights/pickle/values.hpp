// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Values of known classes, made from the inert nodes of a pickle: NumPy's arrays and scalars, and what Python's
// standard library writes as calls. Pure functions over nodes; nothing is executed, and a node that means something
// else gives nothing.
//
//   const auto mean = as_array(tree.root()["scaler"].attribute("mean_"));
//   if (mean) const std::vector<double> numbers = doubles(*mean);
#pragma once

#include <complex>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <typeplate/weights/element_type.hpp>
#include <typeplate/weights/pickle/tree.hpp>
#include <typeplate/weights/tensor.hpp>

namespace typeplate::inline abi_1::weights::pickle {

/// What datetime64 and timedelta64 count: `count` of the unit ("Y", "M", "W", "D", "h", "m", "s", "ms", "us", ...).
struct time_unit {
  std::string name;  ///< empty where there is none
  std::int64_t count = 1;
};

/// A dtype of NumPy, or of ml_dtypes.
struct dtype {
  std::string name;        ///< for people: "float64", "<U3", "object", "datetime64[D]", "structured (x, y)"
  char kind = 0;           ///< NumPy's: b, i, u, f, c, U, S, T, O, V, M, m; O also where fields are objects
  std::uint64_t size = 0;  ///< bytes of one element
  std::optional<element_type> type;  ///< nothing for texts, objects, times, long doubles and structured dtypes
  byte_order order = byte_order::little;
  time_unit unit{};  ///< of M and m
};

/// An array as the pickle holds it. Element (i, j, ...) is element number i strides[0] + j strides[1] + ... of
/// `bytes`.
struct array {
  pickle::dtype dtype;
  std::vector<std::uint64_t> shape;
  std::vector<std::int64_t> strides;  ///< in elements
  std::span<const std::byte> bytes;   ///< borrowed from the file, or from `kept`
  std::shared_ptr<const std::vector<std::byte>>
      kept;                   ///< where the pickle holds the bytes as a text (protocols 0 to 2)
  std::vector<node> objects;  ///< of dtype object and of StringDType: in row-major order, without bytes
};

/// A dtype; also a class such as `numpy.float64` that stands for one. Nothing for other nodes.
[[nodiscard]] std::optional<dtype> as_dtype(const node& from);

/// An array of NumPy (written by any version, by dill, by JAX or by joblib), or a NumPy scalar, whose shape is
/// empty. Nothing for other nodes. Throws `typeplate::error` where it is one that NumPy itself would refuse: its
/// bytes are not as many as its shape says, its dtype does not exist.
[[nodiscard]] std::optional<array> as_array(const node& from);

/// The numbers in row-major order. Integers of more than 53 bits are rounded. Throws `typeplate::error`, which
/// names the dtype, for elements that are no real numbers of NumPy's (also for float8 and its like).
[[nodiscard]] std::vector<double> doubles(const array& from);

/// The elements in row-major order, little-endian, without gaps, as tensors have them; those of M and m are int64.
/// Throws `typeplate::error`, which names the dtype, for others that have no element type.
[[nodiscard]] tensor_bytes row_major_elements(const array& from);

/// The texts of an array of dtype U, S or StringDType, in row-major order, as UTF-8 and as bytes (S), without the
/// zeros at the ends of U and S. Throws `typeplate::error` for other dtypes.
[[nodiscard]] std::vector<std::string> texts(const array& from);

/// A number: a float, an integer, a boolean, a NumPy scalar or an array with one element.
[[nodiscard]] std::optional<double> as_number(const node& from);
/// The same for whole numbers that fit.
[[nodiscard]] std::optional<std::int64_t> as_whole_number(const node& from);

/// An integer of any size, in decimal. Nothing for other nodes, and for integers of more than `most_bytes`.
[[nodiscard]] std::optional<std::string> as_decimal(const node& from, std::size_t most_bytes = 64);

/// Bytes and bytearrays in all the forms of the protocols 0 to 5.
struct byte_text {
  std::string_view bytes;  ///< borrowed from the file, or from `kept`
  std::shared_ptr<const std::vector<std::byte>> kept;
};
[[nodiscard]] std::optional<byte_text> as_byte_text(const node& from);

/// The items of a tuple, list, set or frozenset in the forms of all protocols, and of a deque.
[[nodiscard]] std::optional<std::vector<node>> as_sequence(const node& from);
/// Key and value of a dict, an OrderedDict, a defaultdict in the forms of all protocols.
[[nodiscard]] std::optional<std::vector<std::pair<node, node>>> as_mapping(const node& from);

[[nodiscard]] std::optional<std::complex<double>> as_complex(const node& from);

struct fraction {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
};
/// In lowest terms, with a positive denominator; nothing where 64 bits do not hold it.
[[nodiscard]] std::optional<fraction> as_fraction(const node& from);

/// The parts of Python's date, time and datetime; those that a value does not have are 0.
struct date_time {
  int year = 0, month = 0, day = 0;
  int hour = 0, minute = 0, second = 0, microsecond = 0;
  bool fold = false;
  node time_zone;  ///< a datetime.timezone or another inert node; not there for naive times
};
[[nodiscard]] std::optional<date_time> as_date(const node& from);
[[nodiscard]] std::optional<date_time> as_time(const node& from);
[[nodiscard]] std::optional<date_time> as_datetime(const node& from);

struct time_delta {
  std::int64_t days = 0, seconds = 0, microseconds = 0;
};
[[nodiscard]] std::optional<time_delta> as_timedelta(const node& from);

/// slice and range: start, stop, step; each an integer, None or not there.
struct three_nodes {
  node start, stop, step;
};
[[nodiscard]] std::optional<three_nodes> as_slice(const node& from);
[[nodiscard]] std::optional<three_nodes> as_range(const node& from);

/// torch.Size.
[[nodiscard]] std::optional<std::vector<std::int64_t>> as_torch_size(const node& from);
/// torch.device: "cpu", "cuda:0".
[[nodiscard]] std::optional<std::string> as_torch_device(const node& from);
/// The element type of a class of storages, by its name: `torch.FloatStorage`. Nothing for other classes.
[[nodiscard]] std::optional<element_type> as_torch_storage_class(const node& from);
/// A dtype of torch by its name: `torch.float32`. Nothing for dtypes that no element type means.
[[nodiscard]] std::optional<element_type> as_torch_dtype(const node& from);

}  // namespace typeplate::inline abi_1::weights::pickle
