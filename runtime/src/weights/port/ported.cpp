// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <memory>
#include <optional>
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
  if (is_row_major(each.view))
    each.bytes.bytes = bytes_in_place(each.view, each.bytes.bytes);
  else
    each.bytes = gather(each.view, each.bytes.bytes);
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

// The same elements of the same storage, read in the same way.
bool same_view(const tensor& one, const tensor& other) {
  return one.storage == other.storage && one.offset == other.offset && one.shape == other.shape &&
         one.strides == other.strides && one.type == other.type && one.order == other.order &&
         one.conjugated == other.conjugated && one.negated == other.negated;
}

// Which targets are one tensor, because the same is done to sources that are one.
class tie_finder {
 public:
  tie_finder(const port_plan& plan, std::span<const tensor> tensors) : plan_(plan), tensors_(tensors) {}

  // An earlier target that this one is; asked for in the order of the plan.
  std::optional<std::size_t> earlier(std::size_t target) {
    const planned_tensor& planned = plan_.tensors[target];
    if (planned.tied_to) return planned.tied_to;
    const tensor& source = tensors_[planned.sources.front()];
    std::vector<std::size_t>& like_it = by_place_[{source.storage, source.offset}];
    for (const std::size_t other : like_it) {
      if (is_same(planned, plan_.tensors[other])) return other;
    }
    constexpr std::size_t most_compared = 16;  // views of one place; a file may hold as many as it likes
    if (like_it.size() < most_compared) like_it.push_back(target);
    return std::nullopt;
  }

 private:
  [[nodiscard]] bool is_same(const planned_tensor& one, const planned_tensor& other) const {
    return one.actions == other.actions &&
           std::ranges::equal(one.sources, other.sources,
                              [this](std::size_t a, std::size_t b) { return same_view(tensors_[a], tensors_[b]); });
  }

  const port_plan& plan_;
  std::span<const tensor> tensors_;
  std::map<std::pair<std::size_t, std::uint64_t>, std::vector<std::size_t>> by_place_;
};

void require_equal(const weights_file& file, const tensor& left_out, const tensor& kept) {
  if (same_view(left_out, kept)) return;
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
  // Who planned without the tensors that are not read hears why.
  if (plan.unread.empty() && !file.refused().empty()) (void)file.at(file.refused().front().name);
  const bool knows_unread =
      std::ranges::equal(plan.unread, file.refused(), {}, &unread_tensor::name, &refused_tensor::name);
  if (!made_for_it || !knows_unread)
    throw error(clipped(file.what() + " is not the file that the plan was made for", error::longest_text));
  for (const equal_sources& each : plan.equal) require_equal(file, tensors[each.left_out], tensors[each.kept]);
  std::vector<output_tensor> outputs;
  outputs.reserve(plan.tensors.size());
  tie_finder ties(plan, tensors);
  for (std::size_t i = 0; i < plan.tensors.size(); ++i) {
    const planned_tensor& each = plan.tensors[i];
    recipe make{&file, {}, each.actions};
    for (const std::size_t source : each.sources) make.sources.push_back(&tensors[source]);
    outputs.push_back({each.made.name, each.made.type, each.made.shape, std::move(make), ties.earlier(i)});
    if (!each.actions.empty() || each.sources.size() != 1) continue;
    outputs.back().write_values = [&file, source = &tensors[each.sources.front()]](byte_sink& sink) {
      file.write_values(*source, sink);
    };
  }
  return outputs;
}

}  // namespace typeplate::inline abi_1::weights::port
