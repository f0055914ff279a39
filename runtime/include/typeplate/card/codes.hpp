// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Every diagnostic's stable code with its severity and title: the one table that the documentation and the case
// folders are compared with. A code is never reused for something else.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace typeplate::inline abi_1::card {

enum class Severity : unsigned char { error, warning, note };

/// "error", "warning", "note"
[[nodiscard]] constexpr std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return "";
}

/// What can be wrong with a card or with porting rules. Groups: TP01 the file and its JSON, TP02 the card, TP03
/// units, TP04 artifact, files and processing, TP09 parts of the format that this version does not run yet; TP10
/// porting rules: first the rules alone, from TP1051 on the rules with the tensors of a file.
enum class Code : unsigned char {
  unreadable_file,
  file_too_large,
  not_utf8,
  byte_order_mark,
  json_syntax,
  json_truncated,
  json_bad_string,
  number_too_large,
  not_a_number,
  comment,
  duplicate_key,
  nested_too_deeply,
  too_many_values,
  wrong_type,
  unknown_key,
  missing_key,
  unknown_schema,
  newer_schema,
  bad_version,
  empty_text,
  duplicate_port,
  unknown_dtype,
  bad_shape,
  different_axes,
  bad_range,
  reversed_range,
  unrepresentable_bound,
  unknown_policy,
  no_ports,
  bad_unit,
  doubtful_unit,
  dimension_disagrees,
  no_unit,
  bad_exponent,
  repeated_base,
  wrong_difference,
  below_absolute_zero,
  unit_to_fill_in,
  unsafe_path,
  unknown_port,
  port_not_placed,
  port_placed_twice,
  mixed_dtypes,
  empty_tensor,
  standardized_twice,
  bad_standardization,
  bad_step,
  unknown_format,
  bad_sha256,
  bad_size,
  bad_requirement,
  bad_tolerance,
  file_used_twice,
  later_rank,
  later_dtype,
  later_channels,
  later_categories,
  later_optional,
  later_constraints,
  later_models,
  later_format,
  later_step,
  bad_pattern,
  unknown_capture,
  bad_rule,
  bad_separator,
  unknown_step,
  bad_axes,
  bad_reshape,
  bad_count,
  bad_cast,
  bad_condition,
  unreachable_rule,
  not_reversible,
  unmapped_tensor,
  missing_target,
  doubled_target,
  misfit_shape,
  misfit_dtype,
  incomplete_group,
  unknown_target,
  wrong_target,
  ambiguous_name,
  count
};

struct CodeInfo {
  Code code;
  std::string_view id;
  std::string_view title;
  Severity severity = Severity::error;
};

inline constexpr std::array code_table{
    CodeInfo{Code::unreadable_file, "TP0101", "the file cannot be read"},
    CodeInfo{Code::file_too_large, "TP0102", "the file is too large"},
    CodeInfo{Code::not_utf8, "TP0103", "the file is not UTF-8"},
    CodeInfo{Code::byte_order_mark, "TP0104", "the file starts with a byte order mark"},
    CodeInfo{Code::json_syntax, "TP0105", "the text is not JSON"},
    CodeInfo{Code::json_truncated, "TP0106", "the text ends too early"},
    CodeInfo{Code::json_bad_string, "TP0107", "a string is not written as JSON wants it"},
    CodeInfo{Code::number_too_large, "TP0108", "a number does not fit a double"},
    CodeInfo{Code::not_a_number, "TP0109", "JSON has no NaN and no infinity"},
    CodeInfo{Code::comment, "TP0110", "JSON has no comments"},
    CodeInfo{Code::duplicate_key, "TP0111", "a key stands twice in one object"},
    CodeInfo{Code::nested_too_deeply, "TP0112", "the values are nested too deeply"},
    CodeInfo{Code::too_many_values, "TP0113", "the file holds too many values"},
    CodeInfo{Code::wrong_type, "TP0201", "a value has the wrong JSON type"},
    CodeInfo{Code::unknown_key, "TP0202", "a key is not known"},
    CodeInfo{Code::missing_key, "TP0203", "a key is missing"},
    CodeInfo{Code::unknown_schema, "TP0204", "the schema is not one of Typeplate's"},
    CodeInfo{Code::newer_schema, "TP0205", "the card is written for a newer Typeplate"},
    CodeInfo{Code::bad_version, "TP0206", "the version is not SemVer 2.0.0"},
    CodeInfo{Code::empty_text, "TP0207", "a text is empty"},
    CodeInfo{Code::duplicate_port, "TP0208", "two ports have the same name"},
    CodeInfo{Code::unknown_dtype, "TP0209", "the element type is not known"},
    CodeInfo{Code::bad_shape, "TP0210", "the shape is not a list of sizes and names"},
    CodeInfo{Code::different_axes, "TP0211", "the ports name the batch axis differently"},
    CodeInfo{Code::bad_range, "TP0212", "a range is not two bounds"},
    CodeInfo{Code::reversed_range, "TP0213", "the lower bound is not below the upper one"},
    CodeInfo{Code::unrepresentable_bound, "TP0214", "a bound does not survive rounding to the element type"},
    CodeInfo{Code::unknown_policy, "TP0215", "the policy is not known"},
    CodeInfo{Code::no_ports, "TP0216", "a model needs inputs and outputs"},
    CodeInfo{Code::bad_unit, "TP0301", "the unit cannot be read"},
    CodeInfo{Code::doubtful_unit, "TP0302", "the unit means different things to different people",
             Severity::warning},
    CodeInfo{Code::dimension_disagrees, "TP0303", "unit and dimension disagree"},
    CodeInfo{Code::no_unit, "TP0304", "a port has no unit"},
    CodeInfo{Code::bad_exponent, "TP0305", "an exponent is not a small fraction"},
    CodeInfo{Code::repeated_base, "TP0306", "a base of the dimension is given twice"},
    CodeInfo{Code::wrong_difference, "TP0307", "`difference` does not fit the unit"},
    CodeInfo{Code::below_absolute_zero, "TP0308", "the range goes below absolute zero", Severity::warning},
    CodeInfo{Code::unit_to_fill_in, "TP0309", "a drafted unit is still to be filled in"},
    CodeInfo{Code::unsafe_path, "TP0401", "a file name leaves the package or is not portable"},
    CodeInfo{Code::unknown_port, "TP0402", "no port has this name"},
    CodeInfo{Code::port_not_placed, "TP0403", "a port is in no tensor of the artifact"},
    CodeInfo{Code::port_placed_twice, "TP0404", "a port is in the artifact's tensors twice"},
    CodeInfo{Code::mixed_dtypes, "TP0405", "ports of different element types share a tensor"},
    CodeInfo{Code::empty_tensor, "TP0406", "a tensor holds no port"},
    CodeInfo{Code::standardized_twice, "TP0407", "a port is standardised twice"},
    CodeInfo{Code::bad_standardization, "TP0408", "mean and deviation cannot be used"},
    CodeInfo{Code::bad_step, "TP0409", "a processing step is not one named step"},
    CodeInfo{Code::unknown_format, "TP0410", "the artifact's format is not known"},
    CodeInfo{Code::bad_sha256, "TP0411", "a hash is not 64 lower-case hexadecimal digits"},
    CodeInfo{Code::bad_size, "TP0412", "a size is not a whole number of bytes"},
    CodeInfo{Code::bad_requirement, "TP0413", "the required LibTorch is not a version"},
    CodeInfo{Code::bad_tolerance, "TP0414", "a tolerance is negative or accepts anything"},
    CodeInfo{Code::file_used_twice, "TP0415", "one file is named for two purposes"},
    CodeInfo{Code::later_rank, "TP0901", "not yet: more than one number a sample"},
    CodeInfo{Code::later_dtype, "TP0902", "not yet: element types other than float32 and float64"},
    CodeInfo{Code::later_channels, "TP0903", "not yet: channels"},
    CodeInfo{Code::later_categories, "TP0904", "not yet: categories"},
    CodeInfo{Code::later_optional, "TP0905", "not yet: optional inputs"},
    CodeInfo{Code::later_constraints, "TP0906", "not yet: constraints"},
    CodeInfo{Code::later_models, "TP0907", "not yet: several models in one package"},
    CodeInfo{Code::later_format, "TP0908", "not yet: artifact formats other than torchscript"},
    CodeInfo{Code::later_step, "TP0909", "not yet: processing steps other than standardize and destandardize"},
    CodeInfo{Code::bad_pattern, "TP1001", "a pattern of names cannot be read"},
    CodeInfo{Code::unknown_capture, "TP1002", "a capture is not what the source captures"},
    CodeInfo{Code::bad_rule, "TP1003", "a porting rule does not say one thing"},
    CodeInfo{Code::bad_separator, "TP1004", "a separator of names is not known"},
    CodeInfo{Code::unknown_step, "TP1005", "a porting step is not one known step"},
    CodeInfo{Code::bad_axes, "TP1006", "the axes of a step are wrong"},
    CodeInfo{Code::bad_reshape, "TP1007", "a reshape has no one meaning"},
    CodeInfo{Code::bad_count, "TP1008", "the steps do not lead from the sources to the targets"},
    CodeInfo{Code::bad_cast, "TP1009", "a cast does not exist"},
    CodeInfo{Code::bad_condition, "TP1010", "a rule's condition cannot be read"},
    CodeInfo{Code::unreachable_rule, "TP1011", "a rule never gets a tensor"},
    CodeInfo{Code::not_reversible, "TP1012", "a porting rule cannot be turned round"},
    CodeInfo{Code::unmapped_tensor, "TP1051", "a source tensor is used by no rule"},
    CodeInfo{Code::missing_target, "TP1052", "a target is not filled"},
    CodeInfo{Code::doubled_target, "TP1053", "two sources become one target"},
    CodeInfo{Code::misfit_shape, "TP1054", "a tensor's shape does not fit the rule"},
    CodeInfo{Code::misfit_dtype, "TP1055", "a tensor's element type does not fit the rule"},
    CodeInfo{Code::incomplete_group, "TP1056", "tensors that belong together are not all there"},
    CodeInfo{Code::unknown_target, "TP1057", "a target is not in the model that it is for"},
    CodeInfo{Code::wrong_target, "TP1058", "a target has another shape or element type than the model's"},
    CodeInfo{Code::ambiguous_name, "TP1059", "a captured name holds the separator of the targets"},
};

/// The row of a code. Total: every code has its row, in the order of the enumeration.
[[nodiscard]] constexpr const CodeInfo& info(Code code) {
  return code_table[static_cast<std::size_t>(code)];
}

namespace detail {

constexpr bool code_table_is_in_order() {
  for (std::size_t i = 0; i < code_table.size(); ++i) {
    if (static_cast<std::size_t>(code_table[i].code) != i) return false;
    if (i > 0 && !(code_table[i - 1].id < code_table[i].id)) return false;
  }
  return code_table.size() == static_cast<std::size_t>(Code::count);
}

}  // namespace detail

static_assert(detail::code_table_is_in_order(),
              "typeplate: codes.hpp needs one row a code, in the order of the enum");

}  // namespace typeplate::inline abi_1::card
