// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "resolve.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include <typeplate/error.hpp>
#include <typeplate/weights/printable.hpp>
#include <typeplate/weights/tensor.hpp>
#include "cast.hpp"
#include "read_parts.hpp"

namespace typeplate::inline abi_1::weights::port {
namespace {

using answer = std::optional<misfit>;

answer shape_misfit(const outline& tensor, const std::string& why) {
  return misfit{card::Code::misfit_shape,
                "tensor `" + printable(tensor.name) + "` of shape " + shape_text(tensor.shape) + " " + why};
}

answer type_misfit(const outline& tensor, const std::string& why) {
  return misfit{card::Code::misfit_dtype,
                "tensor `" + printable(tensor.name) + "` is " + std::string(name_of(tensor.type)) + ", and " + why};
}

std::optional<std::size_t> axis_of(std::int64_t axis, const outline& tensor) {
  const auto rank = static_cast<std::int64_t>(tensor.shape.size());
  if (axis < -rank || axis >= rank) return std::nullopt;
  return static_cast<std::size_t>(axis < 0 ? axis + rank : axis);
}

// Types of 4 and 6 bits lie across bytes: they are passed on or reshaped, no more.
answer refuse_parts_of_bytes(const outline& tensor) {
  if (bits_of(tensor.type) % 8 == 0) return {};
  return type_misfit(tensor, "its elements share bytes, so that they cannot be moved one by one");
}

class step_follower {
 public:
  step_follower(stage& stage, std::size_t part) : stage_(stage), part_(part) {}

  answer operator()(const transpose_step& step) {
    std::vector<std::int64_t> axes(stage_.tensors.front().shape.size());
    std::iota(axes.begin(), axes.end(), 0);
    const auto first = axis_of(step.first, stage_.tensors.front());
    const auto second = axis_of(step.second, stage_.tensors.front());
    if (!first || !second) return shape_misfit(stage_.tensors.front(), "has no such axes to transpose");
    std::swap(axes[*first], axes[*second]);
    return (*this)(permute_step{axes});
  }

  answer operator()(const permute_step& step) {
    permute_action action;
    for (const std::int64_t axis : step.axes) action.axes.push_back(static_cast<std::size_t>(axis));
    for (outline& each : stage_.tensors) {
      if (each.shape.size() != step.axes.size())
        return shape_misfit(each, "has not the " + std::to_string(step.axes.size()) + " axes that are permuted");
      if (auto refused = refuse_parts_of_bytes(each)) return refused;
      shape_of_tensor shape;
      for (const std::size_t axis : action.axes) shape.push_back(each.shape[axis]);
      each.shape = std::move(shape);
    }
    stage_.actions.emplace_back(std::move(action));
    return {};
  }

  answer operator()(const reshape_step& step) {
    reshape_action action;
    for (outline& each : stage_.tensors) {
      auto shape = reshaped(step, each.shape);
      if (!shape) return shape_misfit(each, "does not fit `from` of this `reshape`, " + shape_words(step.from));
      each.shape = *std::move(shape);
      action.shapes.push_back(each.shape);
    }
    stage_.actions.emplace_back(std::move(action));
    return {};
  }

  answer operator()(const split_step& step) {
    outline& whole = stage_.tensors.front();
    const auto axis = axis_of(step.axis, whole);
    if (!axis) return shape_misfit(whole, "has no axis " + std::to_string(step.axis) + " to split");
    if (auto refused = refuse_parts_of_bytes(whole)) return refused;
    const auto unit = unit_of(step.parts, whole.shape[*axis]);
    if (!unit)
      return shape_misfit(whole,
                          "cannot be split along axis " + std::to_string(*axis) + " into " + parts(step.parts));
    const auto behind = step.parts.begin() + static_cast<std::ptrdiff_t>(part_);
    const std::uint64_t begin = *unit * std::accumulate(step.parts.begin(), behind, std::uint64_t{0});
    stage_.actions.emplace_back(narrow_action{*axis, begin, *unit * *behind});
    whole.shape[*axis] = *unit * *behind;
    return {};
  }

  answer operator()(const concatenate_step& step) {
    outline joined = stage_.tensors.front();
    const auto axis = axis_of(step.axis, joined);
    if (!axis) return shape_misfit(joined, "has no axis " + std::to_string(step.axis) + " to concatenate along");
    std::uint64_t whole = 0;
    for (const outline& each : stage_.tensors) {
      if (auto refused = refuse_parts_of_bytes(each)) return refused;
      if (each.type != joined.type)
        return type_misfit(each, "`" + printable(joined.name) + "`, which it is joined with, is " +
                                     std::string(name_of(joined.type)));
      if (!fits_beside(each, joined, *axis))
        return shape_misfit(each, "cannot be joined along axis " + std::to_string(*axis) + " with `" +
                                      printable(joined.name) + "` of shape " + shape_text(joined.shape));
      if (__builtin_add_overflow(whole, each.shape[*axis], &whole))
        return shape_misfit(each, "is too large to be joined");
    }
    const auto unit = unit_of(step.parts, whole);
    for (std::size_t i = 0; i < stage_.tensors.size(); ++i) {
      const outline& each = stage_.tensors[i];
      if (!unit || each.shape[*axis] != *unit * step.parts[i])
        return shape_misfit(each,
                            "is not its share of " + parts(step.parts) + " along axis " + std::to_string(*axis));
    }
    joined.shape[*axis] = whole;
    stage_.tensors = {std::move(joined)};
    stage_.actions.emplace_back(join_action{*axis});
    return {};
  }

  answer operator()(const cast_step& step) {
    for (outline& each : stage_.tensors) {
      if (step.from && each.type != *step.from)
        return type_misfit(each, "this `cast` is from " + std::string(name_of(*step.from)));
      if (!can_cast(each.type, step.to))
        return type_misfit(each, "is not cast to " + std::string(name_of(step.to)));
      each.type = step.to;
    }
    stage_.actions.emplace_back(cast_action{step.to, step.exact});
    return {};
  }

 private:
  // How long a part of 1 is where the parts share so many elements evenly.
  static std::optional<std::uint64_t> unit_of(const std::vector<std::uint64_t>& parts, std::uint64_t whole) {
    std::uint64_t sum = 0;
    for (const std::uint64_t part : parts) {
      if (__builtin_add_overflow(sum, part, &sum)) return std::nullopt;
    }
    return whole % sum == 0 ? std::optional(whole / sum) : std::nullopt;
  }

  static std::string parts(const std::vector<std::uint64_t>& parts) {
    std::string text;
    for (const std::uint64_t part : parts) text += (text.empty() ? "parts " : ":") + std::to_string(part);
    return clipped(text, 80);
  }

  static bool fits_beside(const outline& each, const outline& first, std::size_t axis) {
    if (each.shape.size() != first.shape.size()) return false;
    for (std::size_t i = 0; i < each.shape.size(); ++i) {
      if (i != axis && each.shape[i] != first.shape[i]) return false;
    }
    return true;
  }

  static std::string shape_words(const std::vector<size_product>& sizes) {
    std::string text;
    for (const size_product& size : sizes) text += (text.empty() ? "" : ",") + text_of(size);
    return clipped("[" + text + "]", 80);
  }

  using sizes_by_name = std::map<std::string, std::uint64_t, std::less<>>;

  // The product with the names that are known so far; the last unknown name is left in `unknown`.
  static std::optional<std::uint64_t> product(const size_product& size, const sizes_by_name& known,
                                              std::string& unknown, std::size_t& unknowns) {
    std::uint64_t result = size.number;
    for (const std::string& name : size.names) {
      const auto found = known.find(name);
      if (found == known.end()) {
        unknown = name;
        ++unknowns;
      } else if (__builtin_mul_overflow(result, found->second, &result)) {
        return std::nullopt;
      }
    }
    return result;
  }

  // One more name whose size follows from this axis; false where the axis contradicts what is known.
  static bool solve(const size_product& size, std::uint64_t axis, sizes_by_name& known, bool& found) {
    std::string unknown;
    std::size_t unknowns = 0;
    const auto rest = product(size, known, unknown, unknowns);
    if (!rest || unknowns > 1) return rest.has_value();
    if (unknowns == 0) return *rest == axis;
    if (*rest == 0 || axis % *rest != 0) return false;
    known.emplace(unknown, axis / *rest);
    found = true;
    return true;
  }

  static std::optional<shape_of_tensor> reshaped(const reshape_step& step, const shape_of_tensor& shape) {
    if (shape.size() != step.from.size()) return std::nullopt;
    sizes_by_name known;
    for (bool found = true; found;) {
      found = false;
      for (std::size_t i = 0; i < shape.size(); ++i) {
        if (!solve(step.from[i], shape[i], known, found)) return std::nullopt;
      }
    }
    shape_of_tensor result;
    for (const size_product& size : step.to) {
      std::string unknown;
      std::size_t unknowns = 0;
      const auto value = product(size, known, unknown, unknowns);
      if (!value || unknowns != 0) return std::nullopt;
      result.push_back(*value);
    }
    return result;
  }

  stage& stage_;
  std::size_t part_;
};

}  // namespace

std::optional<misfit> follow(const step& step, std::size_t part, stage& stage) {
  return std::visit(step_follower(stage, part), step.action);
}

}  // namespace typeplate::inline abi_1::weights::port
