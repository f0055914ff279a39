// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <memory>
#include <utility>

#include <typeplate/error.hpp>
#include <typeplate/weights/port/plan.hpp>
#include <typeplate/weights/printable.hpp>
#include "../gather.hpp"
#include "cast.hpp"

namespace typeplate::inline abi_1::weights::port {
namespace {

// A view of bytes: permuting and cutting change the view alone, so that one copy at the end does all of it.
struct array {
  tensor view;
  tensor_bytes bytes;

  [[nodiscard]] bool is_plain() const {
    return is_row_major(view) && view.offset == 0 && bytes.bytes.size() == byte_count(view);
  }
};

array whole(const tensor& source, tensor_bytes bytes) {
  array result{{.name = source.name, .type = source.type, .shape = source.shape, .strides = {}}, std::move(bytes)};
  result.view.strides = row_major_strides(source.shape);
  return result;
}

// The elements in row-major order from the first byte on.
void make_plain(array& each) {
  if (each.is_plain()) return;
  auto copy = std::make_shared<const std::vector<std::byte>>(gather(each.view, each.bytes.bytes));
  each.bytes = {*copy, copy};
  each.view.offset = 0;
  each.view.strides = row_major_strides(each.view.shape);
}

class performer {
 public:
  explicit performer(std::vector<array>& arrays) : arrays_(arrays) {}

  void operator()(const permute_action& action) {
    for (array& each : arrays_) {
      const tensor before = each.view;
      for (std::size_t i = 0; i < action.axes.size(); ++i) {
        each.view.shape[i] = before.shape[action.axes[i]];
        each.view.strides[i] = before.strides[action.axes[i]];
      }
    }
  }

  void operator()(const reshape_action& action) {
    for (std::size_t i = 0; i < arrays_.size(); ++i) {
      make_plain(arrays_[i]);
      arrays_[i].view.shape = action.shapes[i];
      arrays_[i].view.strides = row_major_strides(action.shapes[i]);
    }
  }

  void operator()(const narrow_action& action) {
    tensor& view = arrays_.front().view;
    view.offset += action.begin * static_cast<std::uint64_t>(view.strides[action.axis]);
    view.shape[action.axis] = action.size;
  }

  void operator()(const join_action& action) {
    array joined{arrays_.front().view, {}};
    joined.view.shape[action.axis] = 0;
    for (array& each : arrays_) {
      make_plain(each);
      joined.view.shape[action.axis] += each.view.shape[action.axis];
    }
    joined.view.offset = 0;
    joined.view.strides = row_major_strides(joined.view.shape);
    auto bytes = std::make_shared<std::vector<std::byte>>();
    bytes->reserve(static_cast<std::size_t>(byte_count(joined.view)));
    std::uint64_t rows = 1;
    for (std::size_t i = 0; i < action.axis; ++i) rows *= joined.view.shape[i];
    for (std::uint64_t row = 0; row < rows; ++row) {
      for (const array& each : arrays_) append_row(each, row, rows, *bytes);
    }
    joined.bytes = {*bytes, bytes};
    arrays_ = {std::move(joined)};
  }

  void operator()(const cast_action& action) {
    for (array& each : arrays_) {
      make_plain(each);
      if (each.view.type == action.to) continue;
      auto cast = std::make_shared<const std::vector<std::byte>>(
          cast_values(each.bytes.bytes, each.view.type, action.to, action.exact, each.view.name));
      each.bytes = {*cast, cast};
      each.view.type = action.to;
    }
  }

 private:
  static void append_row(const array& each, std::uint64_t row, std::uint64_t rows, std::vector<std::byte>& bytes) {
    const std::size_t size = each.bytes.bytes.size() / static_cast<std::size_t>(rows);
    const auto run = each.bytes.bytes.subspan(static_cast<std::size_t>(row) * size, size);
    bytes.insert(bytes.end(), run.begin(), run.end());
  }

  std::vector<array>& arrays_;
};

struct recipe {
  const weights_file* file;
  std::vector<const tensor*> sources;
  std::vector<port_action> actions;

  tensor_bytes operator()() const {
    std::vector<array> arrays;
    for (const tensor* source : sources) arrays.push_back(whole(*source, file->values(*source)));
    for (const port_action& action : actions) std::visit(performer(arrays), action);
    make_plain(arrays.front());
    return std::move(arrays.front().bytes);
  }
};

void require_equal(const weights_file& file, const tensor& left_out, const tensor& kept) {
  const bool same_view = left_out.storage == kept.storage && left_out.offset == kept.offset &&
                         left_out.strides == kept.strides && left_out.conjugated == kept.conjugated &&
                         left_out.negated == kept.negated;
  if (same_view) return;
  const tensor_bytes one = file.values(left_out);
  const tensor_bytes other = file.values(kept);
  if (std::equal(one.bytes.begin(), one.bytes.end(), other.bytes.begin(), other.bytes.end())) return;
  throw error(clipped(file.what() + ": tensors `" + printable(left_out.name) + "` and `" + printable(kept.name) +
                          "` hold different values, and the rules leave out the first because it is the second",
                      error::longest_text));
}

}  // namespace

std::vector<output_tensor> ported(const port_plan& plan, const weights_file& file) {
  const std::span<const tensor> tensors = file.tensors();
  const bool made_for_it =
      std::equal(plan.sources.begin(), plan.sources.end(), tensors.begin(), tensors.end(),
                 [](const outline& planned, const tensor& there) {
                   return planned.name == there.name && planned.type == there.type && planned.shape == there.shape;
                 });
  if (!made_for_it)
    throw error(clipped(file.what() + " is not the file that the plan was made for", error::longest_text));
  for (const equal_sources& each : plan.equal) require_equal(file, tensors[each.left_out], tensors[each.kept]);
  std::vector<output_tensor> outputs;
  outputs.reserve(plan.tensors.size());
  for (const planned_tensor& each : plan.tensors) {
    recipe make{&file, {}, each.actions};
    for (const std::size_t source : each.sources) make.sources.push_back(&tensors[source]);
    outputs.push_back({each.made.name, each.made.type, each.made.shape, std::move(make), each.tied_to});
  }
  return outputs;
}

}  // namespace typeplate::inline abi_1::weights::port
