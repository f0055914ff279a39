// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "typeplate/card/diagnostic.hpp"

#include <algorithm>
#include <utility>

namespace typeplate::inline abi_1::card {

namespace {

constexpr std::size_t most_kept = 1000;

}  // namespace

void Diagnostics::add(Diagnostic diagnostic) {
  if (diagnostic.severity == Severity::error) ++error_count_;
  if (all_.size() < most_kept) {
    all_.push_back(std::move(diagnostic));
  } else {
    ++dropped_;
  }
}

void Diagnostics::add(Code code, Span span, std::string message, std::string help, std::vector<Note> notes) {
  add(Diagnostic{.severity = info(code).severity,
                 .code = std::string(info(code).id),
                 .message = std::move(message),
                 .span = span,
                 .notes = std::move(notes),
                 .help = std::move(help)});
}

void Diagnostics::add_for_file(Code code, std::string message, std::string help) {
  add(Diagnostic{.severity = info(code).severity,
                 .code = std::string(info(code).id),
                 .message = std::move(message),
                 .span = std::nullopt,
                 .notes = {},
                 .help = std::move(help)});
}

std::vector<Diagnostic> Diagnostics::in_text_order() const {
  std::vector<Diagnostic> ordered = all_;
  const auto place = [](const Diagnostic& diagnostic) {
    return diagnostic.span ? diagnostic.span->begin + 1 : std::size_t{0};
  };
  std::stable_sort(ordered.begin(), ordered.end(), [&place](const Diagnostic& left, const Diagnostic& right) {
    return place(left) < place(right);
  });
  return ordered;
}

}  // namespace typeplate::inline abi_1::card
