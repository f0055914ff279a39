// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
// Steam by IAPWS-95, from CoolProp 8.0.0, written by examples/steam/train.py; no value is the model's.
#pragma once

struct reference_state {
  double celsius, bar;                                // the state
  double density, enthalpy, entropy, speed_of_sound;  // kg/m3, kJ/kg, kJ/(kg.K), m/s
};

// clang-format off
inline constexpr reference_state reference_states[] = {
    {317, 1, 0.36794, 3108.82, 8.2761, 593.9},
    {350, 1, 0.34832, 3175.83, 8.3866, 609.48},
    {350, 10, 3.5398, 3158.18, 7.3029, 604.26},
    {350, 80, 33.361, 2988.13, 6.1321, 553.63},
    {317, 100, 52.962, 2765.02, 5.6833, 485.85},
    {400, 30, 10.062, 3231.69, 6.9234, 619.15},
    {420, 55, 18.441, 3237.22, 6.6666, 618.6},
    {450, 100, 33.578, 3242.34, 6.4219, 617.88},
    {500, 60, 17.646, 3423.11, 6.8826, 659.11},
    {600, 80, 20.634, 3642.38, 7.0221, 701.83},
    {700, 5, 1.1149, 3927.02, 8.5977, 750.33},
    {800, 100, 20.564, 4114.49, 7.4085, 781.14},
};
// clang-format on
