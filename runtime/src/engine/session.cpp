// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/engine/session.hpp>

#include <utility>

#include <typeplate/engine/message.hpp>
#include <typeplate/engine/packing.hpp>
#include <typeplate/engine/refusal.hpp>
#include <typeplate/engine/row_check.hpp>

#include "usable_columns.hpp"

namespace typeplate::inline abi_1 {
namespace {

bool pack(const plan& ports, const column_source* inputs, std::size_t rows, workspace& work) {
  bool good = true;
  for (std::size_t t = 0; t < ports.inputs.size(); ++t) {
    good &= pack_columns(ports.inputs[t], inputs, rows, work.input(t, rows));
  }
  return good;
}

error no_room_for_report(const plan& ports, std::size_t rows) {
  return message()
      .text("model ")
      .name(ports.model)
      .text(": no memory for a report of ")
      .count(rows)
      .text(" rows; give fewer rows at a time")
      .to_error();
}

}  // namespace

session::session(plan ports, std::unique_ptr<const backend> runner, warning_handler on_warning,
                 std::unique_ptr<workspace> used)
    : plan_(std::move(ports)), warnings_(plan_, on_warning), pool_(std::move(runner), std::move(used)) {}

outcome session::run(const sample* inputs, double* outputs) const {
  const workspace_pool::lease work = pool_.borrow();
  bool good = true;
  for (std::size_t t = 0; t < plan_.inputs.size(); ++t) {
    good &= pack_sample(plan_.inputs[t], inputs, work->input(t, 1));
  }
  if (!good) return input_refusal(plan_, inputs);
  warnings_.inputs(inputs);
  work->run(1);
  for (std::size_t t = 0; t < plan_.outputs.size(); ++t) {
    const output_view view = work->output(t);
    if (!unpack_sample(plan_.outputs[t], view, outputs)) return output_refusal(plan_, t, view, 1, false);
  }
  warnings_.outputs(*work, 1, false, nullptr);
  return done{};
}

outcome session::run(const column_source* inputs, std::size_t rows, const column_sink* outputs) const {
  if (rows == 0) return done{};
  outcome usable = usable_columns(plan_, inputs, rows, outputs);
  if (!usable) return usable;
  workspace_pool::lease work = pool_.borrow();
  if (rows > most_rows_kept) work.do_not_keep();
  if (!pack(plan_, inputs, rows, *work)) return input_refusal(plan_, inputs, rows);
  warnings_.inputs(inputs, rows, nullptr);
  work->run(rows);
  for (std::size_t t = 0; t < plan_.outputs.size(); ++t) {
    const output_view view = work->output(t);
    if (!unpack_columns(plan_.outputs[t], view, rows, outputs)) return output_refusal(plan_, t, view, rows, true);
  }
  warnings_.outputs(*work, rows, true, nullptr);
  return done{};
}

result<row_report> session::run_rows(const column_source* inputs, std::size_t rows,
                                     const column_sink* outputs) const {
  if (rows == 0) return row_report();
  const outcome usable = usable_columns(plan_, inputs, rows, outputs);
  if (!usable) return usable.error();
  row_report report(rows);
  if (report.size() != rows) return no_room_for_report(plan_, rows);
  workspace_pool::lease work = pool_.borrow();
  if (rows > most_rows_kept) work.do_not_keep();
  if (!pack(plan_, inputs, rows, *work)) mark_bad_inputs(plan_, inputs, rows, report);
  const bool runs = report.bad_count() < rows;
  if (runs) run_good_rows(inputs, outputs, *work, report);
  if (report.bad_count() == 0) return report;
  explain_bad_rows(plan_, inputs, runs ? &*work : nullptr, report);
  blank_bad_rows(plan_, outputs, report);
  return report;
}

void session::run_good_rows(const column_source* inputs, const column_sink* outputs, workspace& work,
                            row_report& report) const {
  const std::size_t rows = report.size();
  for (std::size_t t = 0; t < plan_.inputs.size() && report.bad_count() != 0; ++t) {
    // Packed once more: what an input holds is certain only until the next one is asked for.
    void* const tensor = work.input(t, rows);
    static_cast<void>(pack_columns(plan_.inputs[t], inputs, rows, tensor));
    replace_bad_rows(plan_.inputs[t].layout, tensor, report);
  }
  warnings_.inputs(inputs, rows, report.mask());
  work.run(rows);
  for (std::size_t t = 0; t < plan_.outputs.size(); ++t) {
    const output_view view = work.output(t);
    if (!unpack_columns(plan_.outputs[t], view, rows, outputs)) mark_bad_outputs(plan_, t, view, rows, report);
  }
  warnings_.outputs(work, rows, true, report.mask());
}

result<std::size_t> session::count_rows(const column_source* inputs) const {
  return shared_rows(plan_, inputs);
}

void session::forward(const sample* inputs, double* outputs) const {
  if (const outcome done = run(inputs, outputs); !done) throw done.error();
}

void session::forward(const column_source* inputs, std::size_t rows, const column_sink* outputs) const {
  if (const outcome done = run(inputs, rows, outputs); !done) throw done.error();
}

std::size_t session::rows(const column_source* inputs) const {
  return count_rows(inputs).value();
}

}  // namespace typeplate::inline abi_1
