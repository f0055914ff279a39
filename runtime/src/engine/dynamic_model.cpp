// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/dynamic_model.hpp>

#include <algorithm>
#include <new>

#include <typeplate/engine/message.hpp>

#include "dynamic_bind.hpp"
#include "dynamic_target.hpp"
#include "few.hpp"
#include "port_conversion.hpp"

namespace typeplate::inline abi_1 {
namespace {

const dynamic_target& require_target(const dynamic_target* target) {
  if (target == nullptr)
    throw error(
        "this dynamic model or binding has been moved from, or this binding was not made by `bind`; use the one "
        "it was moved to, and `bind` to make a binding");
  return *target;
}

/// A binding that was moved from still points to the model, but has given away what it knew of the ports.
const dynamic_target& require_bound(const dynamic_target* target, const binding& bound) {
  const bool empty = target != nullptr && bound.inputs().size() != target->promised().input_count;
  return require_target(empty ? nullptr : target);
}

/// A number in the port's unit becomes one in the caller's: rounded to the port's type, as a typed quantity is.
double converted(const binding::place& place, double number) {
  const double result = number * place.scale + place.offset;
  return place.port->type == dtype::float32 ? static_cast<double>(static_cast<float>(result)) : result;
}

template <class Number>
void convert(const binding::place& place, Number* numbers, std::size_t count) {
  for (std::size_t row = 0; row < count; ++row)
    numbers[row] = static_cast<Number>(converted(place, static_cast<double>(numbers[row])));
}

bool changes_numbers(const binding::place& place) {
  return place.scale != 1.0 || place.offset != 0.0;
}

void convert(const binding::place& place, const number_sink& sink) {
  if (!changes_numbers(place)) return;
  if (sink.type == dtype::float32) {
    convert(place, static_cast<float*>(sink.data), sink.size);
  } else {
    convert(place, static_cast<double*>(sink.data), sink.size);
  }
}

void require_count(std::string_view model, const char* side, std::size_t bound, std::size_t given) {
  if (bound == given) return;
  throw message()
      .text("model ")
      .name(model)
      .text(": this binding has ")
      .count(bound)
      .text(" ")
      .text(side)
      .text(bound == 1 ? " and was called with " : "s and was called with ")
      .count(given)
      .text("; give one for each, in the order of `bind`")
      .to_error();
}

void require_rows(std::string_view model, const binding::place& place, const number_sink& sink, std::size_t rows) {
  if (sink.size == rows) return;
  throw message()
      .text("model ")
      .name(model)
      .text(": output ")
      .name(place.port->name)
      .text(" has a column of ")
      .count(sink.size)
      .text(" numbers for ")
      .count(rows)
      .text(rows == 1 ? " row" : " rows")
      .text("; make it as long as the inputs")
      .to_error();
}

/// A sink for every output of the contract: the caller's, and memory of its own for what was not asked for.
class all_sinks {
 public:
  all_sinks(const contract& promised, const std::vector<binding::place>& places, std::span<const number_sink> sinks,
            std::size_t rows)
      : sinks_(promised.output_count) {
    for (std::size_t i = 0; i < places.size(); ++i) sinks_[places[i].index] = {sinks[i].data, sinks[i].type};
    if (places.size() == promised.output_count) return;
    ignored_.resize(rows);
    for (std::size_t i = 0; i < promised.output_count; ++i) {
      // Nobody reads these numbers, so all unwanted outputs may share one column.
      if (!wanted(places, i)) sinks_[i] = {ignored_.data(), dtype::float64};
    }
  }

  [[nodiscard]] const column_sink* data() const { return sinks_.data(); }

 private:
  static bool wanted(const std::vector<binding::place>& places, std::size_t index) {
    return std::ranges::any_of(places, [index](const binding::place& place) { return place.index == index; });
  }

  few<column_sink> sinks_;
  std::vector<double> ignored_;
};

/// A call with one sample in the order of the contract.
class bound_sample {
 public:
  bound_sample(const contract& promised, const binding& bound, std::span<const double> inputs,
               std::span<double> outputs)
      : samples_(bound.inputs().size()), results_(promised.output_count) {
    require_count(promised.model, "input", bound.inputs().size(), inputs.size());
    require_count(promised.model, "output", bound.outputs().size(), outputs.size());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      const binding::place& place = bound.inputs()[i];
      samples_[place.index] = {inputs[i], place.scale, place.offset};
    }
  }

  [[nodiscard]] const sample* samples() const { return samples_.data(); }
  [[nodiscard]] double* results() { return results_.data(); }

  /// The results in the caller's order and units.
  void hand_over(const binding& bound, std::span<double> outputs) {
    for (std::size_t i = 0; i < outputs.size(); ++i)
      outputs[i] = converted(bound.outputs()[i], results_[bound.outputs()[i].index]);
  }

 private:
  few<sample> samples_;
  few<double> results_;
};

/// A call with columns in the order of the contract.
class bound_columns {
 public:
  bound_columns(const dynamic_target& target, const binding& bound, std::span<const number_source> inputs,
                std::span<const number_sink> outputs)
      : sources_(sources_of(target.promised(), bound, inputs)),
        rows_(target.model().rows(sources_.data())),
        sinks_(target.promised(), bound.outputs(), checked(target.promised(), bound, outputs, rows_), rows_) {}

  [[nodiscard]] const column_source* sources() const { return sources_.data(); }
  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] const column_sink* sinks() const { return sinks_.data(); }

 private:
  static few<column_source> sources_of(const contract& promised, const binding& bound,
                                       std::span<const number_source> inputs) {
    require_count(promised.model, "input", bound.inputs().size(), inputs.size());
    few<column_source> sources(inputs.size());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      const binding::place& place = bound.inputs()[i];
      const number_source& given = inputs[i];
      sources[place.index] = {given.data, given.size, given.type, place.scale, place.offset, given.stride};
    }
    return sources;
  }

  static std::span<const number_sink> checked(const contract& promised, const binding& bound,
                                              std::span<const number_sink> outputs, std::size_t rows) {
    require_count(promised.model, "output", bound.outputs().size(), outputs.size());
    for (std::size_t i = 0; i < outputs.size(); ++i)
      require_rows(promised.model, bound.outputs()[i], outputs[i], rows);
    return outputs;
  }

  few<column_source> sources_;
  std::size_t rows_;
  all_sinks sinks_;
};

}  // namespace

outcome binding::try_forward(std::span<const double> inputs, std::span<double> outputs) const noexcept {
  try {
    const dynamic_target& target = require_bound(target_, *this);
    bound_sample one(target.promised(), *this, inputs, outputs);
    outcome called = target.model().try_forward(one.samples(), one.results());
    if (called) one.hand_over(*this, outputs);
    return called;
  } catch (const error& broken) {
    return broken;
  } catch (const std::bad_alloc&) {
    return error("this process gets no memory for the call of a dynamic model; free some memory");
  }
}

void binding::forward(std::span<const double> inputs, std::span<double> outputs) const {
  const dynamic_target& target = require_bound(target_, *this);
  bound_sample one(target.promised(), *this, inputs, outputs);
  target.model().forward(one.samples(), one.results());
  one.hand_over(*this, outputs);
}

void binding::forward(std::span<const number_source> inputs, std::span<const number_sink> outputs) const {
  const dynamic_target& target = require_bound(target_, *this);
  const bound_columns columns(target, *this, inputs, outputs);
  target.model().forward(columns.sources(), columns.rows(), columns.sinks());
  for (std::size_t i = 0; i < outputs_.size(); ++i) convert(outputs_[i], outputs[i]);
}

row_report binding::forward(std::span<const number_source> inputs, std::span<const number_sink> outputs,
                            per_row_t) const {
  const dynamic_target& target = require_bound(target_, *this);
  const bound_columns columns(target, *this, inputs, outputs);
  row_report report = target.model().forward(columns.sources(), columns.rows(), columns.sinks(), per_row);
  for (std::size_t i = 0; i < outputs_.size(); ++i) convert(outputs_[i], outputs[i]);
  return report;
}

dynamic_model dynamic_model::from_sample_function(const typeplate::contract& promised, sample_function function,
                                                  const load_options& options) {
  // Called first: it owns the state from its first line, also when it throws.
  model_handle model = typeplate::from_sample_function(promised, function, options);
  return dynamic_target::make(kept_contract(promised), std::move(model));
}

dynamic_model::~dynamic_model() {
  delete target_;
}

const typeplate::contract& dynamic_model::contract() const {
  return require_target(target_).promised();
}

binding dynamic_model::bind(std::span<const port_unit> inputs, std::span<const port_unit> outputs) const {
  const typeplate::contract& promised = contract();
  binding result;
  result.target_ = target_;
  result.inputs_ = bind_inputs(promised, inputs, temperature_words::strict);
  result.outputs_ = bind_outputs(promised, outputs);
  return result;
}

dynamic_outputs dynamic_model::forward(std::span<const port_value> inputs) const {
  const typeplate::contract& promised = contract();
  std::vector<port_unit> names;
  std::vector<double> numbers;
  for (const port_value& each : inputs) {
    names.push_back({each.port, each.unit});
    numbers.push_back(each.number);
  }
  binding ready;
  ready.target_ = target_;
  ready.inputs_ = bind_inputs(promised, names, temperature_words::like_a_literal);
  ready.outputs_ = bind_outputs(promised, {});
  std::vector<double> results(promised.output_count);
  ready.forward(numbers, results);
  std::vector<dynamic_value> values;
  for (std::size_t i = 0; i < results.size(); ++i)
    values.emplace_back(promised.model, promised.outputs[i], results[i]);
  return {promised.model, std::move(values)};
}

}  // namespace typeplate::inline abi_1
