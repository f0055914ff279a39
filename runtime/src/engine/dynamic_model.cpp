// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/dynamic_model.hpp>

#include <algorithm>

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
        "this dynamic model has been moved from, or this binding was not made by `bind`; use the model it "
        "was moved to, and `bind` to make a binding");
  return *target;
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

}  // namespace

void binding::forward(std::span<const double> inputs, std::span<double> outputs) const {
  const dynamic_target& target = require_target(target_);
  const contract& promised = target.promised();
  require_count(promised.model, "input", inputs_.size(), inputs.size());
  require_count(promised.model, "output", outputs_.size(), outputs.size());
  few<sample> samples(inputs_.size());
  for (std::size_t i = 0; i < inputs_.size(); ++i)
    samples[inputs_[i].index] = {inputs[i], inputs_[i].scale, inputs_[i].offset};
  few<double> results(promised.output_count);
  target.model().forward(samples.data(), results.data());
  for (std::size_t i = 0; i < outputs_.size(); ++i) {
    const double result = results[outputs_[i].index];
    outputs[i] = changes_numbers(outputs_[i]) ? converted(outputs_[i], result) : result;
  }
}

void binding::forward(std::span<const number_source> inputs, std::span<const number_sink> outputs) const {
  const dynamic_target& target = require_target(target_);
  const contract& promised = target.promised();
  require_count(promised.model, "input", inputs_.size(), inputs.size());
  require_count(promised.model, "output", outputs_.size(), outputs.size());
  few<column_source> sources(inputs_.size());
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    column_source source = {};
    source.data = inputs[i].data;
    source.size = inputs[i].size;
    source.type = inputs[i].type;
    source.stride = inputs[i].stride;
    source.scale = inputs_[i].scale;
    source.offset = inputs_[i].offset;
    sources[inputs_[i].index] = source;
  }
  const std::size_t rows = target.model().rows(sources.data());
  for (std::size_t i = 0; i < outputs_.size(); ++i) require_rows(promised.model, outputs_[i], outputs[i], rows);
  const all_sinks sinks(promised, outputs_, outputs, rows);
  target.model().forward(sources.data(), rows, sinks.data());
  for (std::size_t i = 0; i < outputs_.size(); ++i) convert(outputs_[i], outputs[i]);
}

dynamic_model dynamic_model::from_sample_function(const typeplate::contract& promised, sample_function function) {
  // Called first: it owns the state from its first line, also when it throws.
  model_handle model = typeplate::from_sample_function(promised, function);
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
