// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "typeplate/card/sha256.hpp"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace typeplate::inline abi_1::card {

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) {
    throw std::runtime_error(
        "the cryptographic library cannot compute a SHA-256: is it restricted on this machine?");
  }
  std::string hexadecimal;
  for (unsigned int i = 0; i < size; ++i) {
    hexadecimal += "0123456789abcdef"[digest[i] >> 4];
    hexadecimal += "0123456789abcdef"[digest[i] & 15u];
  }
  return hexadecimal;
}

}  // namespace typeplate::inline abi_1::card
