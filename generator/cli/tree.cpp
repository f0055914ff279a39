// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <typeplate/error.hpp>
#include <vector>

#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/node_summary.hpp"
#include "cli/terminal.hpp"
#include "cli/weights_input.hpp"
#include "text/counted.hpp"
#include "text/doc_comment.hpp"
#include "typeplate/card/json.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

using card::json_quote;

constexpr std::size_t most_lines = 5000;

// Of one value; scripts get whole ones.
ValueRoom room_for(const TreeOptions& options) {
  return options.json ? ValueRoom{.text = 10'000, .bytes = 5000, .element = exact_number} : ValueRoom();
}

// One line of the tree.
struct Line {
  std::size_t depth = 0;
  std::string label;
  NodeSummary summary;
  std::size_t number = 0;  // of an object that is shown in several places; 0: of none
  bool seen = false;       // it was shown before, under this number
  std::size_t hidden = 0;  // instead of an object: so many that are not shown
  bool below = false;      // what lies inside is deeper than what is shown
};

// How many places refer to each object. Short texts are shared by every program, and say nothing.
std::vector<std::uint32_t> references_of(const pickle::tree& tree) {
  std::vector<std::uint32_t> count(tree.nodes().size());
  // The root is shown without a reference.
  if (tree.root().exists()) count[tree.root().index()] = 1;
  const auto refer = [&count](pickle::node_index to) {
    if (to < count.size()) ++count[to];
  };
  for (const pickle::node_data& each : tree.nodes()) {
    for (const pickle::node_index item : tree.items(each)) refer(item);
    for (const pickle::effect& effect : tree.effects(each)) {
      refer(effect.key);
      refer(effect.value);
    }
    for (const pickle::node_index part : {each.callable, each.arguments, each.keywords}) refer(part);
  }
  return count;
}

// What may be the same object in several places: a text or a number is its value wherever it stands.
bool has_identity(const pickle::node& node) {
  switch (node.kind()) {
    case pickle::node_kind::tuple:
      return node.size() != 0;
    case pickle::node_kind::list:
    case pickle::node_kind::dict:
    case pickle::node_kind::set:
    case pickle::node_kind::frozenset:
    case pickle::node_kind::call:
    case pickle::node_kind::instance:
    case pickle::node_kind::persistent:
    case pickle::node_kind::extension:
      return true;
    default:
      return false;
  }
}

// What one line costs is the file's choice too: thousands of objects may share one that is large.
class Clock {
 public:
  explicit Clock(double seconds) : seconds_(seconds) {}

  void require_time(const std::string& file) const {
    const std::chrono::duration<double> past = std::chrono::steady_clock::now() - begun_;
    if (past.count() > seconds_)
      throw error(file + " meets a limit: showing its objects takes longer than the " +
                  card::json_number(seconds_) + " s that `seconds` of the limits allows");
  }

 private:
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
  double seconds_;
};

// Walks without recursion: how deep the objects lie is the file's choice.
class Walker {
 public:
  Walker(const pickle::tree& tree, const TreeOptions& options)
      : options_(options), room_(room_for(options)), references_(references_of(tree)) {
    if (!tree.root().exists()) return;
    NodeChildren root;
    root.shown.push_back({"", tree.root()});
    open_.push_back({std::move(root), 0});
  }

  std::vector<Line> walk(const Clock& clock, const std::string& file) {
    for (; !open_.empty() && lines_.size() < most_lines; clock.require_time(file)) step();
    return std::move(lines_);
  }

  [[nodiscard]] bool ended_early() const { return !open_.empty(); }

 private:
  struct Open {
    NodeChildren children;
    std::size_t next = 0;
  };

  void step() {
    Open& last = open_.back();
    if (last.next < last.children.shown.size()) {
      const NodeChild child = last.children.shown[last.next++];
      show(child);
      return;
    }
    if (last.children.hidden != 0) {
      Line rest;
      rest.depth = open_.size() - 1;
      rest.hidden = last.children.hidden;
      lines_.push_back(std::move(rest));
    }
    open_.pop_back();
  }

  void show(const NodeChild& child) {
    Line line;
    line.depth = open_.size() - 1;
    line.label = child.label;
    if (references_[child.node.index()] > 1 && has_identity(child.node)) {
      const auto [place, is_new] = numbers_.try_emplace(child.node.index(), numbers_.size() + 1);
      line.number = place->second;
      line.seen = !is_new;
    }
    // Of what was shown before nothing is looked at: it may be large, and met in thousands of places.
    if (line.seen)
      lines_.push_back(std::move(line));
    else
      show_whole(child.node, std::move(line));
  }

  void show_whole(const pickle::node& node, Line line) {
    line.summary = summary_of(node, room_);
    const bool is_deepest = open_.size() >= options_.depth;
    NodeChildren inside;
    if (!line.summary.is_whole)
      inside = children_of(node, is_deepest ? 0 : std::min(options_.items, most_lines), room_);
    const bool has_inside = !inside.shown.empty() || inside.hidden != 0;
    line.below = has_inside && is_deepest;
    lines_.push_back(std::move(line));
    if (has_inside && !is_deepest) open_.push_back({std::move(inside), 0});
  }

  TreeOptions options_;
  ValueRoom room_;
  std::vector<std::uint32_t> references_;
  std::vector<Open> open_;
  std::vector<Line> lines_;
  std::map<pickle::node_index, std::size_t> numbers_;
};

std::string_view words_of(ClassMark mark) {
  switch (mark) {
    case ClassMark::Known:
      return "";
    case ClassMark::Inert:
      return " (inert)";
    case ClassMark::Dangerous:
      return " (inert; Python would run it: dangerous)";
  }
  return "";
}

std::string text_of(const Line& line, const Terminal& terminal) {
  std::string text(2 * line.depth, ' ');
  if (line.hidden != 0)
    return text + styled("... " + std::to_string(line.hidden) + " more", Style::Faint, terminal) + "\n";
  if (!line.label.empty()) text += line.label + ": ";
  if (line.seen) return text + "see #" + std::to_string(line.number) + "\n";
  if (line.number != 0) text += "#" + std::to_string(line.number) + " ";
  const std::string words = line.summary.words + std::string(words_of(line.summary.mark));
  text += line.summary.mark == ClassMark::Dangerous ? styled(words, Style::Heading, terminal) : words;
  return text + (line.below ? styled(" ...", Style::Faint, terminal) : "") + "\n";
}

std::string end_of(const weights::weights_file& file, bool ended_early) {
  const pickle::tree& tree = *file.objects();
  std::string text;
  if (ended_early)
    text += "... more than " + std::to_string(most_lines) + " lines: choose with --depth and --items\n";
  text += "\nprotocol " + std::to_string(tree.protocol()) + ", " + counted(tree.nodes().size(), "object") + ", " +
          counted(tree.global_names().size(), "name") + " of classes and functions; nothing was called\n";
  return text + dangerous_text(file);
}

std::string json_line(const Line& line) {
  std::string text = "{\"depth\": " + std::to_string(line.depth);
  if (line.hidden != 0) return text + ", \"hidden\": " + std::to_string(line.hidden) + "}";
  text += ", \"label\": " + json_quote(line.label);
  if (line.seen) return text + ", \"see\": " + std::to_string(line.number) + "}";
  text += ", \"is\": " + json_quote(line.summary.words);
  if (!line.summary.class_name.empty()) {
    const char* const mark = line.summary.mark == ClassMark::Known   ? "known"
                             : line.summary.mark == ClassMark::Inert ? "inert"
                                                                     : "dangerous";
    text += ", \"class\": " + json_quote(line.summary.class_name) + ", \"mark\": \"" + mark + "\"";
  }
  if (line.number != 0) text += ", \"number\": " + std::to_string(line.number);
  return text + (line.below ? ", \"below\": true}" : "}");
}

std::string json_of(const weights::weights_file& file, const std::vector<Line>& lines, bool ended_early) {
  const pickle::tree& tree = *file.objects();
  std::string list;
  for (const Line& line : lines) list += (list.empty() ? "\n    " : ",\n    ") + json_line(line);
  return "{\n  \"protocol\": " + std::to_string(tree.protocol()) +
         ",\n  \"objects\": " + std::to_string(tree.nodes().size()) +
         ",\n  \"dangerous\": " + dangerous_json(file) + ",\n  \"complete\": " + (ended_early ? "false" : "true") +
         ",\n  \"lines\": [" + list + "\n  ]\n}\n";
}

}  // namespace

int run(const TreeOptions& options) {
  const weights::weights_file file = open_objects(options.file, options.opening);
  const pickle::tree* tree = file.objects();
  if (tree == nullptr)
    throw error(file.what() + " is " + std::string(name_of(file.format())) +
                ", which holds no pickle; `typeplate weights` lists its tensors");
  const Clock clock(options.opening.limits.seconds);  // reading had a clock of its own
  Walker walker(*tree, options);
  const std::vector<Line> lines = walker.walk(clock, file.what());
  std::string text;
  if (options.json) {
    text = json_of(file, lines, walker.ended_early());
  } else {
    const Terminal terminal = terminal_of(stdout, options.color);
    for (const Line& line : lines) text += text_of(line, terminal);
    text += end_of(file, walker.ended_early());
  }
  std::fwrite(text.data(), 1, text.size(), stdout);
  return exit_ok;
}

}  // namespace typeplate::inline abi_1::generator
