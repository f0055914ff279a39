// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "read_parts.hpp"
#include "rounding.hpp"
#include "unit_text.hpp"
#include "utf8.hpp"

namespace typeplate::inline abi_1::card {

namespace {

// One bound that is a number and survives rounding; reports one that does not.
std::optional<double> read_bound(const JsonNode& node, const Fields& fields, const Port& port) {
  if (node.kind == JsonKind::null || node.kind == JsonKind::broken) return std::nullopt;
  const std::string what = "a bound of " + fields.label("range");
  if (node.kind != JsonKind::number) {
    fields.diagnostics().add(Code::wrong_type, node.span,
                             what + " must be a number or null, not " + std::string(kind_name(node.kind)),
                             "write `null` for an open bound");
    return std::nullopt;
  }
  if (std::isinf(round_to(port.dtype, node.number))) {
    fields.diagnostics().add(Code::unrepresentable_bound, node.span,
                             what + " is beyond the largest " + std::string(name_of(port.dtype)),
                             "write `null` for an open bound");
    return std::nullopt;
  }
  return node.number;
}

void check_order(const JsonNode& range, const Fields& fields, const Port& port) {
  if (!port.lower || !port.upper) return;
  if (!(*port.lower < *port.upper)) {
    fields.diagnostics().add(Code::reversed_range, range.span,
                             "the lower bound " + json_number(*port.lower) + " of " + fields.owner() +
                                 " is not below the upper one, " + json_number(*port.upper),
                             "write the smaller number first");
  } else if (!(round_to(port.dtype, *port.lower) < round_to(port.dtype, *port.upper))) {
    fields.diagnostics().add(Code::unrepresentable_bound, range.span,
                             "both bounds of " + fields.owner() + " are the same " +
                                 std::string(name_of(port.dtype)) + ", " +
                                 json_number(round_to(port.dtype, *port.lower)),
                             "move them apart, or use `float64`");
  }
}

void check_absolute_zero(const JsonNode& node, std::optional<double> bound, const Fields& fields,
                         const Port& port) {
  if (!bound || !is_below_absolute_zero(port, *bound)) return;
  fields.diagnostics().add(Code::below_absolute_zero, node.span,
                           json_number(*bound) + " " + port.unit_text + " is below absolute zero",
                           "is the unit right, or is this a temperature difference (`\"difference\": true`)?");
}

}  // namespace

void read_range(const Fields& fields, Port& port) {
  const JsonNode* range = fields.find("range", JsonKind::array);
  if (range == nullptr) return;
  if (range->items.size() != 2) {
    fields.diagnostics().add(
        Code::bad_range, range->span,
        fields.label("range") + " has " + std::to_string(range->items.size()) + " bounds, not two",
        "write `[lower, upper]` in the port's unit, `null` for an open bound");
    return;
  }
  port.lower = read_bound(range->items[0], fields, port);
  port.upper = read_bound(range->items[1], fields, port);
  check_order(*range, fields, port);
  check_absolute_zero(range->items[0], port.lower, fields, port);
  check_absolute_zero(range->items[1], port.upper, fields, port);
}

}  // namespace typeplate::inline abi_1::card
