// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Writes a test: for every unit with every prefix, and for composed units, the C++ type that the generator would
// emit beside the text it stands for. emitted_types_test.cpp compiles it.
#include <fstream>
#include <typeplate/units/cpp_name.hpp>
#include <typeplate/units/parse.hpp>

namespace tp = typeplate;

namespace {

constexpr const char* composed[] = {"kg/m3",
                                    "W/(m2.K)",
                                    "s-1",
                                    "V/Hz(1/2)",
                                    "J/(kg.K)",
                                    "1",
                                    "delta_K",
                                    "delta_mK",
                                    "delta_degR",
                                    "kg.m2/s3",
                                    "m(1/2)",
                                    "m(-2/3)",
                                    "mol/(L.min)",
                                    "deg/s",
                                    "MiB/s",
                                    "lbf.ft",
                                    "Btu/(h.ft2.delta_degF)",
                                    "m-1.s-1",
                                    "kW.h",
                                    "1/(m.s)",
                                    "W/sr",
                                    "cd/m2",
                                    "%/K"};

void emit(std::ostream& out, const std::string& text, int& count) {
  const tp::unit_result unit = tp::parse_unit(text);
  if (!unit.ok) return;
  out << "CHECK_TYPE(" << count++ << ", (" << tp::unit_cpp_type(unit) << "), \"" << unit.canonical() << "\")\n";
}

void emit_row(std::ostream& out, const tp::definition& row, int index, int& count) {
  const tp::factor alone{static_cast<short>(index), tp::detail::no_prefix, {1, 1}};
  emit(out, std::string(tp::detail::spelling_of(alone)), count);
  for (int p = 0; p < tp::detail::prefix_count; ++p) {
    if (tp::detail::may_stand_before(p, row)) {
      emit(out, std::string(tp::detail::prefixes[p].symbol) + std::string(row.symbol), count);
    }
  }
}

}  // namespace

int main(int argument_count, char** arguments) {
  if (argument_count != 2) return 2;
  std::ofstream out(arguments[1]);
  int count = 0;
  for (int i = 0; i < tp::catalogue::size; ++i) emit_row(out, *tp::detail::rows.of[i], i, count);
  for (const char* text : composed) emit(out, text, count);
  out << "#define EMITTED_TYPES " << count << "\n";
  return out.good() ? 0 : 1;
}
