// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The parts of a port that the format has and this version does not run yet, each with its own code.
#include "read_parts.hpp"

namespace typeplate::inline abi_1::card {

namespace {

void report_key(const Fields& fields, Code code, std::string_view key, const std::string& message,
                const std::string& help) {
  const JsonMember* member = find_member(fields.object(), key);
  if (member != nullptr) fields.diagnostics().add(code, member->key_span, message, help);
}

}  // namespace

void report_later_port_keys(const Fields& fields) {
  report_key(fields, Code::later_channels, "channels", "`channels` are not supported yet",
             "give each channel a port of its own");
  report_key(fields, Code::later_categories, "categories", "`categories` are not supported yet",
             "encode the categories as numbers before the model");
  const JsonNode* optional = fields.find("optional", JsonKind::boolean);
  if (optional != nullptr && optional->boolean) {
    report_key(fields, Code::later_optional, "optional", "optional inputs are not supported yet",
               "leave `optional` out: every input must be given");
  } else {
    report_key(fields, Code::later_optional, "default", "default values of inputs are not supported yet",
               "leave `default` out: every input must be given");
  }
}

}  // namespace typeplate::inline abi_1::card
