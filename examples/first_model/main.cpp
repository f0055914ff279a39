// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <stopping_distance/stopping_distance.hpp>

#include <cstdio>
#include <typeplate/symbols.hpp>

int main() {
  using namespace typeplate::symbols;
  const auto model = stopping_distance::Model::load("model");

  const auto stop = model.forward(stopping_distance::Inputs{.speed = 60.0 * mph, .friction = 0.4 * one});
  std::printf("%.0f m, which is %.0f ft\n", stop.distance.in(m), stop.distance.in(ft));

  const auto faster = model.try_forward(stopping_distance::Inputs{.speed = 100.0 * mph, .friction = 0.4 * one});
  if (!faster) std::puts(faster.error().what());
}
