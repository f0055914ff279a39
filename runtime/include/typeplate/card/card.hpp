// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A model card that has been read and checked: what the generator emits from and the loader compares with. A Card
// that exists is valid; the spans lead back into the text for messages. Plain values, safe to copy and share.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <typeplate/units/unit_result.hpp>
#include <vector>

#include "typeplate/card/source.hpp"

namespace typeplate::inline abi_1::card {

enum class ElementType : unsigned char { float32, float64 };
enum class OutOfRange : unsigned char { error, warn, clamp, ignore };
enum class NonFinite : unsigned char { error, allow };

/// The words of the card: "float32", "clamp", "allow" ...
[[nodiscard]] std::string_view name_of(ElementType type);
[[nodiscard]] std::string_view name_of(OutOfRange policy);
[[nodiscard]] std::string_view name_of(NonFinite policy);

/// One named number of each sample that goes into the model or comes out of it.
struct Port {
  std::string name;       // any non-empty text, unique among the inputs or among the outputs
  unit_result unit;       // parsed; of a difference already the difference unit
  std::string unit_text;  // canonical, such as "kg/m3" or "delta_degC"
  bool difference = false;
  std::string quantity;  // the kind, such as "torque"; empty where the card names none
  ElementType dtype = ElementType::float32;
  std::vector<std::string> shape;      // the names of the axes: the batch axis
  std::optional<double> lower, upper;  // as the card gives them, in the port's unit
  OutOfRange out_of_range = OutOfRange::error;
  NonFinite non_finite = NonFinite::error;
  std::string description;
  Span span;        // the whole object
  Span name_span;   // the name's string
  Span shape_span;  // the batch axis's name
};

/// Before the network: z = (x - mean) / deviation; behind it: x = z * deviation + mean. In the port's unit.
struct Standardization {
  std::string port;
  double mean = 0;
  double deviation = 1;
};

/// One tensor of the artifact: the ports that are its columns, in order.
struct TensorLayout {
  std::string argument;            // the name by which the artifact knows it; empty: by position
  std::vector<std::string> ports;  // never empty
  bool rank1 = false;              // a [batch] tensor of one port instead of [batch, columns]
};

struct Artifact {
  std::string format;  // "torchscript"
  std::string file;    // a safe relative path inside the package
  std::vector<TensorLayout> inputs, outputs;
  bool inputs_by_name = false;    // named arguments or one dictionary: the module's own schema decides
  bool outputs_by_name = false;   // a dictionary
  std::string requires_libtorch;  // the oldest LibTorch that runs it, such as "1.13.1"; empty: not said
};

struct PackageFile {
  std::string name;  // a safe relative path inside the package
  std::string sha256;
  std::uint64_t bytes = 0;
};

/// An absolute tolerance of one output, in its unit.
struct PortTolerance {
  std::string port;
  double atol = 0;
};

/// How closely the reference cases must be met: |got - wanted| <= atol + rtol * |wanted|.
struct Reference {
  std::string file;
  double rtol = 1e-5;
  double atol = 1e-6;                     // of outputs without one of their own
  std::vector<PortTolerance> port_atols;  // where the card gives `atol` as an object
};

struct Card {
  std::string name, version;
  std::string description, license, domain, citation;
  std::vector<std::string> authors, tags, limitations;
  std::vector<Port> inputs, outputs;
  std::vector<Standardization> standardize;    // of inputs, each at most once
  std::vector<Standardization> destandardize;  // of outputs, each at most once
  Artifact artifact;
  std::vector<PackageFile> files;
  std::optional<Reference> reference;
  // Kept as compact JSON text, "" where the card has none: their content is not Typeplate's business.
  std::string training, metrics, parameters, extensions;
};

}  // namespace typeplate::inline abi_1::card
