// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A model whose ports are known only when the program runs: ports by name, units as text. For tools, scripts and
// bridges to other languages; code that knows its model uses the generated header, where the compiler does the
// checking. Both are thin layers over the same session: same checks, same sentences, same bits.
//
//   const auto model = tp::dynamic_model::load("models/steam");
//   const auto out = model.forward({{"temperature", 350, "degC"}, {"pressure", 80, "bar"}});
//   std::printf("%g\n", out["density"].in("kg/m3"));
//
// Names and units are looked up in every such call. Code that calls often, or with columns, looks them up once:
//
//   const auto ready = model.bind({{"temperature", "degC"}, {"pressure", "bar"}}, {{"density", "lb/ft3"}});
//   ready.forward({temperatures, pressures}, {densities});      // columns, std::vector<double> or <float>
#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <typeplate/contract.hpp>
#include <typeplate/load_options.hpp>
#include <typeplate/result.hpp>
#include <typeplate/row_report.hpp>
#include <typeplate/sample_function.hpp>

namespace typeplate::inline abi_1 {

class dynamic_model;
class dynamic_target;

/// A port by name and the unit of its numbers, as text in the grammar of docs/reference/units.md. An empty unit is
/// the port's own.
struct port_unit {
  std::string_view port;
  std::string_view unit = {};
};

/// One number for a port, in a unit as above.
struct port_value {
  std::string_view port;
  double number = 0.0;
  std::string_view unit = {};
};

/// Numbers that the caller keeps: one column of an input. `stride` counts elements from one number to the next.
struct number_source {
  number_source(const double* numbers, std::size_t count, std::ptrdiff_t step = 1)
      : data(numbers), size(count), type(dtype::float64), stride(step) {}
  number_source(const float* numbers, std::size_t count, std::ptrdiff_t step = 1)
      : data(numbers), size(count), type(dtype::float32), stride(step) {}
  number_source(std::span<const double> numbers) : number_source(numbers.data(), numbers.size()) {}
  number_source(std::span<const float> numbers) : number_source(numbers.data(), numbers.size()) {}
  number_source(const std::vector<double>& numbers) : number_source(numbers.data(), numbers.size()) {}
  number_source(const std::vector<float>& numbers) : number_source(numbers.data(), numbers.size()) {}

  const void* data;
  std::size_t size;
  dtype type;
  std::ptrdiff_t stride;
};

/// Memory that the caller keeps: one column of an output, contiguous.
struct number_sink {
  number_sink(double* numbers, std::size_t count) : data(numbers), size(count), type(dtype::float64) {}
  number_sink(float* numbers, std::size_t count) : data(numbers), size(count), type(dtype::float32) {}
  number_sink(std::span<double> numbers) : number_sink(numbers.data(), numbers.size()) {}
  number_sink(std::span<float> numbers) : number_sink(numbers.data(), numbers.size()) {}
  number_sink(std::vector<double>& numbers) : number_sink(numbers.data(), numbers.size()) {}
  number_sink(std::vector<float>& numbers) : number_sink(numbers.data(), numbers.size()) {}

  void* data;
  std::size_t size;
  dtype type;
};

/// One result: a number in its port's unit, which knows its name. Owns its text; outlives the model.
class dynamic_value {
 public:
  dynamic_value(std::string_view model, const port_contract& port, double number);

  [[nodiscard]] std::string_view port() const { return port_; }
  [[nodiscard]] std::string_view unit() const { return unit_; }
  /// The number of units of `unit()`.
  [[nodiscard]] double number() const { return number_; }
  /// The number of units of `unit`, rounded to the port's type as the typed `.in(unit)` does. Throws
  /// `typeplate::error` when the text is no unit or does not convert.
  [[nodiscard]] double in(std::string_view unit) const;

 private:
  std::string model_;
  std::string port_;
  std::string unit_;
  bool difference_;
  dtype type_;
  double number_;
};

/// All results of one sample, in the order of the contract.
class dynamic_outputs {
 public:
  dynamic_outputs(std::string_view model, std::vector<dynamic_value> values);

  /// By name. Throws `typeplate::error` with the nearest name when there is none.
  [[nodiscard]] const dynamic_value& operator[](std::string_view port) const;
  [[nodiscard]] std::size_t size() const { return values_.size(); }
  [[nodiscard]] auto begin() const { return values_.begin(); }
  [[nodiscard]] auto end() const { return values_.end(); }

 private:
  std::string model_;
  std::vector<dynamic_value> values_;
};

/// Names and units that were looked up once: made by `dynamic_model::bind`, which says what is in which place.
/// Borrows the model, which may be moved but must live longer. Copyable; `forward` may be called from any number of
/// threads at once.
class binding {
 public:
  /// One bound port: what the contract says about it, and the unit of the caller's numbers (canonical text).
  struct place {
    const port_contract* port;
    std::string unit;
    std::size_t index;  ///< in the contract
    double scale;       ///< inputs: to the port's unit; outputs: from it
    double offset;
  };

  /// Every input, in the caller's order.
  [[nodiscard]] const std::vector<place>& inputs() const { return inputs_; }
  /// The outputs that were asked for, in the caller's order.
  [[nodiscard]] const std::vector<place>& outputs() const { return outputs_; }

  /// One sample: a number for each bound port, in the order and units of `bind`. Throws `typeplate::error` when a
  /// value breaks the contract or a size is wrong. Allocates nothing of its own up to 16 ports a side.
  void forward(std::span<const double> inputs, std::span<double> outputs) const;

  /// Many samples: a column for each bound port. All columns have one length. Throws as above; then the contents of
  /// the sinks are unspecified. A float64 output needs a sink of double.
  void forward(std::span<const number_source> inputs, std::span<const number_sink> outputs) const;
  void forward(std::initializer_list<number_source> inputs, std::initializer_list<number_sink> outputs) const {
    forward(std::span<const number_source>(inputs.begin(), inputs.size()),
            std::span<const number_sink>(outputs.begin(), outputs.size()));
  }

  /// The same, but a row whose values break the contract is no error: its outputs are NaN, and the report names it.
  [[nodiscard]] row_report forward(std::span<const number_source> inputs, std::span<const number_sink> outputs,
                                   per_row_t) const;

  /// One sample without exceptions: what goes wrong becomes the result's error, in the words that `forward` throws.
  /// A bad value throws nothing on the inside either.
  [[nodiscard]] outcome try_forward(std::span<const double> inputs, std::span<double> outputs) const noexcept;

 private:
  friend class dynamic_model;

  const dynamic_target* target_ = nullptr;
  std::vector<place> inputs_;
  std::vector<place> outputs_;
};

/// Move-only. Everything const may be called from any number of threads at once.
class dynamic_model {
 public:
  /// Loads and verifies a package exactly as the typed model does; there is only no compiled contract to compare it
  /// with. Throws `typeplate::error`. Defined in the library `typeplate::runtime`.
  [[nodiscard]] static dynamic_model load(std::string_view package, const load_options& options = {});

  /// A model that is a function of the caller's, `void(std::span<const double> inputs, std::span<double> outputs)`,
  /// over numbers in the ports' units; for tests, without package and LibTorch. Called from every thread that calls
  /// `forward`. Of the options only `on_warning` counts.
  template <class Function>
  [[nodiscard]] static dynamic_model from_function(const typeplate::contract& promised, Function function,
                                                   const load_options& options = {}) {
    static_assert(std::is_invocable_v<const Function&, std::span<const double>, std::span<double>>,
                  "typeplate: from_function takes a function of (std::span<const double> inputs, std::span<double> "
                  "outputs)");
    const auto adapter = [in = promised.input_count, out = promised.output_count](const Function& called,
                                                                                  const double* from, double* to) {
      called(std::span<const double>(from, in), std::span<double>(to, out));
    };
    return from_sample_function(promised, make_sample_function(static_cast<Function&&>(function), adapter),
                                options);
  }

  /// Takes ownership of `function.state`, also when it throws.
  [[nodiscard]] static dynamic_model from_sample_function(const typeplate::contract& promised,
                                                          sample_function function,
                                                          const load_options& options = {});

  dynamic_model(dynamic_model&& other) noexcept : target_(other.target_) { other.target_ = nullptr; }
  dynamic_model& operator=(dynamic_model&& other) noexcept {
    dynamic_model taken(static_cast<dynamic_model&&>(other));
    const dynamic_target* const replaced = target_;
    target_ = taken.target_;
    taken.target_ = replaced;
    return *this;
  }
  ~dynamic_model();

  /// Ports, units, ranges and policies; lives as long as the model.
  [[nodiscard]] const typeplate::contract& contract() const;

  /// Looks up names and units once. `inputs` names every input once, in the caller's order; `outputs` the wanted
  /// outputs, in any order, and all of them in their own units when it is empty. Throws `typeplate::error` when a
  /// name is unknown, missing or there twice, when a text is no unit, or when a unit does not convert.
  [[nodiscard]] binding bind(std::span<const port_unit> inputs, std::span<const port_unit> outputs = {}) const;
  [[nodiscard]] binding bind(std::initializer_list<port_unit> inputs,
                             std::initializer_list<port_unit> outputs = {}) const {
    return bind(std::span<const port_unit>(inputs.begin(), inputs.size()),
                std::span<const port_unit>(outputs.begin(), outputs.size()));
  }

  /// One sample by name. Like a literal of the typed model, a number in `K` or `degR` may also be a difference.
  /// Throws `typeplate::error` as `bind` does and when a value breaks the contract.
  [[nodiscard]] dynamic_outputs forward(std::span<const port_value> inputs) const;
  [[nodiscard]] dynamic_outputs forward(std::initializer_list<port_value> inputs) const {
    return forward(std::span<const port_value>(inputs.begin(), inputs.size()));
  }

 private:
  friend class dynamic_target;
  explicit dynamic_model(const dynamic_target* owned) noexcept : target_(owned) {}

  const dynamic_target* target_;
};

}  // namespace typeplate::inline abi_1
