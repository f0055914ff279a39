// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Writes the headers of random cards, and source files that include many of them behind the headers and macros that
// users have: write_random_headers FOLDER COUNT HEADERS_A_SOURCE. The sources are what compilers are run on.
#include <cstdio>
#include <cstdlib>
#include <string>

#include "disk/write_file.hpp"
#include "emit/emit_header.hpp"
#include "support/random_card.hpp"
#include "typeplate/card/read_card.hpp"

namespace {

using namespace typeplate;

constexpr std::string_view surroundings = R"(#include <arpa/inet.h>
#include <cassert>
#include <cctype>
#include <cerrno>
#include <cinttypes>
#include <climits>
#include <clocale>
#include <cmath>
#include <csetjmp>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <netdb.h>
#include <pthread.h>
#include <sys/param.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <termios.h>
#include <unistd.h>
#define TRUE 1
#define FALSE 0
#define near
#define far
#define interface struct
#define signals public
#define slots
#define emit
)";

// Uses a header as a program would, so that its templates are compiled as well.
std::string use_of(const std::string& name) {
  const std::string inputs = "const ::" + name + "::Inputs&";
  return "auto use_" + name + "(" + inputs + " given) {\n  return ::" + name + "::Model::from_function([](" +
         inputs + ") { return ::" + name + "::Outputs{}; }).forward(given);\n}\n";
}

std::string write_header(const std::string& folder, std::uint64_t seed) {
  card::Diagnostics diagnostics;
  const auto card = card::read_card_text({.name = "random", .text = test::random_card(seed)}, diagnostics);
  if (!card) std::abort();
  const generator::Files files = generator::emit_header(*card);
  for (const auto& [path, contents] : files) generator::write_if_changed(folder + "/" + path, contents);
  const std::string& path = files.begin()->first;
  return path.substr(0, path.find('/'));
}

}  // namespace

int main(int argument_count, char** arguments) {
  if (argument_count != 4) return 2;
  const std::string folder = arguments[1];
  const std::uint64_t count = std::strtoull(arguments[2], nullptr, 10);
  const std::uint64_t in_one_source = std::strtoull(arguments[3], nullptr, 10);
  std::string includes;
  std::string uses;
  for (std::uint64_t seed = 0; seed < count; ++seed) {
    const std::string name = write_header(folder, seed);
    includes += "#include <" + name + "/" + name + ".hpp>\n";
    uses += use_of(name);
    if ((seed + 1) % in_one_source != 0 && seed + 1 != count) continue;
    const std::string source = folder + "/source_" + std::to_string(seed / in_one_source) + ".cpp";
    generator::write_if_changed(source, std::string(surroundings) + includes + uses);
    std::printf("%s\n", source.c_str());
    includes.clear();
    uses.clear();
  }
  return 0;
}
