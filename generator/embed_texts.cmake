# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
#
# Writes a C++ source in which each text file is a function of the file's name (`libc_macros.txt`: `libc_macros()`).
#   cmake -DOUTPUT=texts.cpp -DHEADER=names/word_lists.hpp "-DFILES=a.txt;b.txt" -P embed_texts.cmake
# As bytes, because no text can end them and no compiler limits how many there are.
set(source "// Written by embed_texts.cmake.\n#include \"${HEADER}\"\n\nnamespace typeplate::inline abi_1::generator {\n")
foreach(file IN LISTS FILES)
  get_filename_component(name "${file}" NAME)
  string(REGEX REPLACE "[.].*" "" function "${name}")
  file(READ "${file}" text HEX)
  string(REGEX MATCHALL "([0-9a-f][0-9a-f])" bytes "${text}")
  list(LENGTH bytes size)
  list(TRANSFORM bytes REPLACE "(..)" "'\\\\x\\1',")
  string(REPLACE ";" "" bytes "${bytes}")
  string(APPEND source "\nstatic constexpr char ${function}_bytes[] = {${bytes}};\n"
    "std::string_view ${function}() { return {${function}_bytes, ${size}}; }\n")
endforeach()
file(WRITE "${OUTPUT}" "${source}\n}  // namespace typeplate::inline abi_1::generator\n")
