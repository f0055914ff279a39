// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include MODEL_HEADER

int main() {
  return boiler::contract.model == "boiler" ? 0 : 1;
}
