// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The limits of time and memory hold for what is made of the objects, and not only for reading them.
#include <chrono>

#include <typeplate/weights/pickle/read.hpp>
#include <typeplate/weights/weights_file.hpp>

#include "catch.hpp"
#include "message_of.hpp"

using namespace typeplate::weights;
using namespace std::string_literals;
using typeplate_tests::message_of;

namespace {

std::string refusal(const std::string& bytes, const read_limits& limits) {
  return message_of(
      [&] { static_cast<void>(weights_file::read(std::as_bytes(std::span(bytes)), "file t.pkl", limits)); });
}

std::string long_key(std::uint32_t key) {
  std::string code = "r";
  for (unsigned shift = 0; shift < 32; shift += 8) code += static_cast<char>(key >> shift & 0xFFU);
  return code;
}

}  // namespace

// Each time that the object gives the array another name, its state is searched for the parts of a module.
TEST_CASE("a large state under many names costs no more time than the limit allows") {
  const std::string array =
      "cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\nK\x00\x85"
      "C\x01"
      "btR(K\x01K\x01\x85"
      "cnumpy\ndtype\n"
      "(X\x02\0\0\0u1tR\x89"
      "C\x01_tb"s;
  std::string code = "\x80\x03](cm\nC\n)\x81q\x01}("s;
  for (int i = 0; i < 30'000; ++i) code += "X\x01\0\0\0kN"s;
  code += "ub" + array + "a";
  for (int i = 0; i < 30'000; ++i) code += "h\x01";
  code += "e.";
  read_limits limits;
  limits.seconds = 0.5;
  const auto start = std::chrono::steady_clock::now();
  CHECK(refusal(code, limits).find("`seconds` of the limits") != std::string::npos);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
}

TEST_CASE("the time for finding arrays counts like that for reading objects") {
  read_limits limits;
  limits.seconds = 0;
  CHECK(refusal("\x80\x04]."s, limits).find("`seconds` of the limits") != std::string::npos);
}

TEST_CASE("keys of the memo that lie far apart are counted with what they cost") {
  std::string code = "\x80\x02]"s;
  for (std::uint32_t i = 1; i <= 1000; ++i) code += long_key(i * 1'000'000U);
  read_limits limits;
  limits.object_bytes = 50'000;
  CHECK(refusal(code + ".", limits).find("`object_bytes` of the limits") != std::string::npos);
  limits.object_bytes = 200'000;
  CHECK(refusal(code + ".", limits) == "(no error)");
}
