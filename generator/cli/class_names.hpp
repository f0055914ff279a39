// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What the name of a class or function in a pickle says: whether its meaning is known here, and whether Python
// would run a program by calling it.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace typeplate::inline abi_1::generator {

enum class ClassMark {
  Known,     // of Python's and the array libraries' plain data
  Inert,     // any other: only Python, with the package that has it, could make such an object
  Dangerous  // runs code, starts programs, reaches for files or the network
};

/// Of "os.system", "numpy.ndarray", ...
[[nodiscard]] ClassMark mark_of(std::string_view class_name);

/// Those of the names that are dangerous, in their order.
[[nodiscard]] std::vector<std::string> dangerous_of(const std::set<std::string, std::less<>>& names);

}  // namespace typeplate::inline abi_1::generator
