// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What a broken promise says: tests compare whole sentences.
#pragma once

#include <exception>
#include <string>
#include <typeplate/error.hpp>

namespace typeplate_tests {

/// The sentence of the `typeplate::error` that `action` throws; "(no error)" when it throws none.
template <class Action>
std::string message_of(const Action& action) {
  try {
    action();
  } catch (const typeplate::error& broken) {
    return broken.what();
  }
  return "(no error)";
}

/// The text of the exception nested in the one that `action` throws; "(none)" when there is none.
template <class Action>
std::string nested_message_of(const Action& action) {
  try {
    action();
  } catch (const std::exception& outer) {
    try {
      std::rethrow_if_nested(outer);
    } catch (const std::exception& inner) {
      return inner.what();
    }
  }
  return "(none)";
}

}  // namespace typeplate_tests
