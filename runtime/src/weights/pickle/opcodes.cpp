// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Every opcode of the protocols 0 to 5, by its byte.
#include <array>

#include "machine.hpp"

namespace typeplate::inline abi_1::weights::pickle {
namespace {

constexpr std::array<opcode_row, 68> rows = {{
    {0x28, "MARK", &machine::load_mark},
    {0x29, "EMPTY_TUPLE", &machine::load_empty_tuple},
    {0x2E, "STOP", &machine::load_stop},
    {0x30, "POP", &machine::load_pop},
    {0x31, "POP_MARK", &machine::load_pop_mark},
    {0x32, "DUP", &machine::load_dup},
    {0x42, "BINBYTES", &machine::load_binbytes},
    {0x43, "SHORT_BINBYTES", &machine::load_short_binbytes},
    {0x46, "FLOAT", &machine::load_float},
    {0x47, "BINFLOAT", &machine::load_binfloat},
    {0x49, "INT", &machine::load_int},
    {0x4A, "BININT", &machine::load_binint},
    {0x4B, "BININT1", &machine::load_binint1},
    {0x4C, "LONG", &machine::load_long},
    {0x4D, "BININT2", &machine::load_binint2},
    {0x4E, "NONE", &machine::load_none},
    {0x50, "PERSID", &machine::load_persid},
    {0x51, "BINPERSID", &machine::load_binpersid},
    {0x52, "REDUCE", &machine::load_reduce},
    {0x53, "STRING", &machine::load_string},
    {0x54, "BINSTRING", &machine::load_binstring},
    {0x55, "SHORT_BINSTRING", &machine::load_short_binstring},
    {0x56, "UNICODE", &machine::load_unicode},
    {0x58, "BINUNICODE", &machine::load_binunicode},
    {0x5D, "EMPTY_LIST", &machine::load_empty_list},
    {0x61, "APPEND", &machine::load_append},
    {0x62, "BUILD", &machine::load_build},
    {0x63, "GLOBAL", &machine::load_global},
    {0x64, "DICT", &machine::load_dict},
    {0x65, "APPENDS", &machine::load_appends},
    {0x67, "GET", &machine::load_get},
    {0x68, "BINGET", &machine::load_binget},
    {0x69, "INST", &machine::load_inst},
    {0x6A, "LONG_BINGET", &machine::load_long_binget},
    {0x6C, "LIST", &machine::load_list},
    {0x6F, "OBJ", &machine::load_obj},
    {0x70, "PUT", &machine::load_put},
    {0x71, "BINPUT", &machine::load_binput},
    {0x72, "LONG_BINPUT", &machine::load_long_binput},
    {0x73, "SETITEM", &machine::load_setitem},
    {0x74, "TUPLE", &machine::load_tuple},
    {0x75, "SETITEMS", &machine::load_setitems},
    {0x7D, "EMPTY_DICT", &machine::load_empty_dict},
    {0x80, "PROTO", &machine::load_proto},
    {0x81, "NEWOBJ", &machine::load_newobj},
    {0x82, "EXT1", &machine::load_ext1},
    {0x83, "EXT2", &machine::load_ext2},
    {0x84, "EXT4", &machine::load_ext4},
    {0x85, "TUPLE1", &machine::load_tuple1},
    {0x86, "TUPLE2", &machine::load_tuple2},
    {0x87, "TUPLE3", &machine::load_tuple3},
    {0x88, "NEWTRUE", &machine::load_true},
    {0x89, "NEWFALSE", &machine::load_false},
    {0x8A, "LONG1", &machine::load_long1},
    {0x8B, "LONG4", &machine::load_long4},
    {0x8C, "SHORT_BINUNICODE", &machine::load_short_binunicode},
    {0x8D, "BINUNICODE8", &machine::load_binunicode8},
    {0x8E, "BINBYTES8", &machine::load_binbytes8},
    {0x8F, "EMPTY_SET", &machine::load_empty_set},
    {0x90, "ADDITEMS", &machine::load_additems},
    {0x91, "FROZENSET", &machine::load_frozenset},
    {0x92, "NEWOBJ_EX", &machine::load_newobj_ex},
    {0x93, "STACK_GLOBAL", &machine::load_stack_global},
    {0x94, "MEMOIZE", &machine::load_memoize},
    {0x95, "FRAME", &machine::load_frame},
    {0x96, "BYTEARRAY8", &machine::load_bytearray8},
    {0x97, "NEXT_BUFFER", &machine::load_next_buffer},
    {0x98, "READONLY_BUFFER", &machine::load_readonly_buffer},
}};

constexpr std::array<const opcode_row*, 256> rows_by_code() {
  std::array<const opcode_row*, 256> by_code{};
  for (const opcode_row& row : rows) by_code.at(row.code) = &row;
  return by_code;
}

constexpr std::array<const opcode_row*, 256> by_code = rows_by_code();

}  // namespace

std::span<const opcode_row> opcode_rows() {
  return rows;
}

const opcode_row* opcode_row_of(unsigned char code) {
  return by_code.at(code);
}

}  // namespace typeplate::inline abi_1::weights::pickle
