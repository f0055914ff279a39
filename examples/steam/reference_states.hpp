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
    {317, 1, 0.367943, 3108.82, 8.276107, 593.8993},
    {350, 1, 0.3483167, 3175.827, 8.386584, 609.4837},
    {350, 10, 3.539774, 3158.185, 7.302874, 604.2635},
    {350, 80, 33.36149, 2988.13, 6.132086, 553.6335},
    {317, 100, 52.9624, 2765.016, 5.683274, 485.8483},
    {400, 30, 10.06247, 3231.686, 6.923449, 619.1503},
    {420, 55, 18.44123, 3237.216, 6.66664, 618.6032},
    {450, 100, 33.57766, 3242.341, 6.421857, 617.8809},
    {500, 60, 17.6458, 3423.114, 6.882621, 659.114},
    {600, 80, 20.6342, 3642.378, 7.022109, 701.8347},
    {700, 5, 1.114883, 3927.021, 8.597745, 750.3256},
    {800, 100, 20.56388, 4114.485, 7.408455, 781.1392},
};
// clang-format on
