// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// One test for each rule of npy's header and of an npz file; the arrays themselves are compared with NumPy's
// (npz_oracle.py).
#include <typeplate/weights/weights_file.hpp>
#include <typeplate/weights/write_weights.hpp>

#include "archive/zip_writer.hpp"
#include "catch.hpp"
#include "message_of.hpp"
#include "output_of.hpp"

using namespace typeplate::weights;
using typeplate_tests::message_of;
using typeplate_tests::output_of;
using typeplate_tests::text_of;

namespace {

std::string little(std::uint64_t number, unsigned size) {
  std::string bytes;
  for (unsigned i = 0; i < size; ++i) bytes += static_cast<char>(number >> 8U * i & 0xffU);
  return bytes;
}

std::string npy(const std::string& header, const std::string& data, char major = 1) {
  return std::string("\x93NUMPY") + major + '\0' + little(header.size(), major == 1 ? 2 : 4) + header + data;
}

std::string dict(const std::string& type, const std::string& shape, const std::string& order = "False") {
  return "{'descr': '" + type + "', 'fortran_order': " + order + ", 'shape': " + shape + ", }";
}

std::span<const std::byte> bytes_of(std::string_view text) {
  return std::as_bytes(std::span(text.data(), text.size()));
}

std::string values_of(const std::string& file) {
  const auto read = weights_file::read(bytes_of(file), "file a.npy");
  return text_of(read.values(read.tensors()[0]).bytes);
}

std::string reason(const std::string& file) {
  const std::string text = message_of([&] { (void)weights_file::read(bytes_of(file), "file a.npy"); });
  for (const std::string begin : {"file a.npy is not an npy file: ", "file a.npy: the array "})
    if (text.starts_with(begin)) return text.substr(begin.size());
  return text;
}

std::string archive_of(const std::vector<std::pair<std::string, std::string>>& files) {
  memory_sink sink;
  archive::zip_writer writer(sink);
  for (const auto& [name, content] : files) writer.add(name, bytes_of(content));
  writer.finish();
  return text_of(sink.bytes);
}

std::string npz_reason(const std::vector<std::pair<std::string, std::string>>& files) {
  const std::string archive = archive_of(files);
  return message_of([&] { (void)weights_file::read(bytes_of(archive), "file a.npz"); });
}

std::string type_reason(const std::string& type) {
  return reason(npy(dict(type, "(1,)"), "12345678"));
}

std::string write_reason(const std::vector<output_tensor>& tensors) {
  memory_sink sink;
  return message_of([&] { write_npz(sink, tensors); });
}

}  // namespace

TEST_CASE("headers of versions 1, 2 and 3 are read, whatever their blanks, quotes and order of keys") {
  CHECK(values_of(npy(dict("<i2", "(2,)"), "abcd")) == "abcd");
  CHECK(values_of(npy(dict("<i2", "(2,)"), "abcd", 2)) == "abcd");
  CHECK(values_of(npy(dict("<i2", "(2,)"), "abcd", 3)) == "abcd");
  CHECK(values_of(npy("{ \"shape\":( 2 , 1 ),\"descr\":\"<i2\",\"fortran_order\":False}  \n", "abcd")) == "abcd");
  CHECK(values_of(npy(dict("<i2", "(2L,)"), "abcd")) == "abcd");
  CHECK(values_of(npy(dict("<i2", "()"), "ab")) == "ab");
}

TEST_CASE("column-major and big-endian arrays are turned") {
  CHECK(values_of(npy(dict("|u1", "(2, 3)", "True"), "abcdef")) == "acebdf");
  CHECK(values_of(npy(dict(">i2", "(2,)"), "abcd")) == "badc");
  CHECK(values_of(npy(dict(">c8", "(1,)"), "abcdefgh")) == "dcbahgfe");
}

TEST_CASE("an array without a name is called as NumPy calls it") {
  const std::string file = npy(dict("<i2", "(2,)"), "abcd");
  CHECK(weights_file::read(bytes_of(file), "file a.npy").find("arr_0") != nullptr);
}

TEST_CASE("other versions are refused") {
  CHECK(reason(npy(dict("<i2", "(2,)"), "abcd", 4)) == "it is of version 4.0; read are 1.0, 2.0 and 3.0");
  CHECK(reason(npy(dict("<i2", "(2,)"), "abcd", 0)) == "it is of version 0.0; read are 1.0, 2.0 and 3.0");
}

TEST_CASE("a header that is cut off, or too long, is refused") {
  const std::string good = npy(dict("<i2", "(2,)"), "abcd");
  for (std::size_t size = 6; size < good.size(); ++size) CHECK(reason(good.substr(0, size)) != "(no error)");
  CHECK(reason(good.substr(0, 30)) == "it ends at byte 30, where 57 bytes from byte 10 are stated");
  CHECK(reason(std::string("\x93NUMPY\x02\0", 8) + little(0xffffffff, 4)) ==
        "it states a header of 4294967295 bytes; at most 65536 are read");
}

TEST_CASE("a header that is not one dict of three keys is refused") {
  CHECK(reason(npy("", "")) == "its header has no `{` at character 0: ``");
  CHECK(reason(npy("{}", "")) == "its header has no `descr` at character 2: `{}`");
  CHECK(reason(npy("{'descr': '<f4', 'shape': ()}", "")) ==
        "its header has no `fortran_order` at character 29: `{'descr': '<f4', 'shape': ()}`");
  CHECK(reason(npy("{'descr': '<f4', 'descr'", "")).starts_with("its header has no `:` at character 24"));
  CHECK(reason(npy("{'descr': '<f4', 'descr': '<f4'}", "")).starts_with("its header has a second `descr`"));
  CHECK(reason(npy("{'evil': 1}", "")).starts_with("its header has the unknown key `evil`"));
  CHECK(reason(npy(dict("<f4", "()") + "x", "")).starts_with("its header has something after its end"));
  CHECK(reason(npy("{'descr': __import__('os')}", "")).starts_with("its header has no text as `descr`"));
  CHECK(reason(npy("{'descr': '<f4", "")).starts_with("its header has a text without an end"));
  CHECK(reason(npy("{'descr': '\\x3cf4'}", "")).starts_with("its header has an escape in a text"));
  CHECK(reason(npy("{'fortran_order': 1}", "")).starts_with("its header has neither True nor False"));
}

TEST_CASE("a shape that is no tuple of sizes is refused") {
  CHECK(reason(npy(dict("<i2", "(2)"), "abcd")).starts_with("its header has a number where a tuple belongs"));
  CHECK(reason(npy(dict("<i2", "2"), "abcd")).starts_with("its header has no `(`"));
  CHECK(reason(npy(dict("<i2", "(-1,)"), "abcd")).starts_with("its header has no size"));
  CHECK(reason(npy(dict("<i2", "(2,,)"), "abcd")).starts_with("its header has no size"));
  CHECK(reason(npy(dict("<i2", "(2.0,)"), "abcd")).starts_with("its header has a number where a tuple belongs"));
  CHECK(reason(npy(dict("<i2", "(18446744073709551616,)"), "abcd")).starts_with("its header has no size"));
  std::string axes;
  for (int i = 0; i < 65; ++i) axes += "1, ";
  CHECK(reason(npy(dict("<i2", "(" + axes + ")"), "ab")).starts_with("its header has more than 64 axes"));
}

TEST_CASE("shapes that overflow are refused") {
  CHECK(reason(npy(dict("<i2", "(4611686018427387904,)"), "abcd")) ==
        "tensor `arr_0` has the shape [4611686018427387904] of int16, which is no whole number of bytes that fits "
        "in 63 bits");
  CHECK(reason(npy(dict("<i2", "(4294967296, 4294967296)"), "abcd")) ==
        "the shape [4294967296,4294967296] has too many elements");
}

TEST_CASE("more or fewer bytes than the shape needs are refused") {
  CHECK(reason(npy(dict("<i2", "(2,)"), "abc")) == "it has 3 bytes of data, but its shape [2] of int16 needs 4");
  CHECK(reason(npy(dict("<i2", "(2,)"), "abcde")) == "it has 5 bytes of data, but its shape [2] of int16 needs 4");
}

TEST_CASE("a second array in an npy file is refused by its place") {
  const std::string one = npy(dict("<i2", "(2,)"), "abcd");
  CHECK(reason(one + one) ==
        "it has " + std::to_string(4 + one.size()) +
            " bytes of data, but its shape [2] of int16 needs 4: another array follows at byte " +
            std::to_string(one.size()) + ", and files of one are read; save several with `numpy.savez`");
}

TEST_CASE("types that hold no numbers are refused with what to do") {
  CHECK(type_reason("|O") ==
        "has elements of NumPy's type `|O`, Python objects, which only running Python's pickle could read; save "
        "the numbers in them as arrays");
  CHECK(type_reason("<U2") == "has elements of NumPy's type `<U2`, texts; save them beside the weights, as JSON");
  CHECK(type_reason("|S8") == "has elements of NumPy's type `|S8`, texts; save them beside the weights, as JSON");
  CHECK(type_reason("<M8[ns]") ==
        "has elements of NumPy's type `<M8[ns]`, dates or times; save them as int64, with `astype(\"int64\")`");
  CHECK(type_reason("<m8[s]").find("dates or times") != std::string::npos);
  CHECK(type_reason("|V2") ==
        "has elements of NumPy's type `|V2`, raw bytes, as NumPy writes bfloat16 and float8 without saying "
        "which; save it as float32 or as safetensors");
  CHECK(type_reason("<f16") ==
        "has elements of NumPy's type `<f16`, long doubles, which differ between machines; save it as float64 "
        "or complex128");
  CHECK(
      type_reason("<f1") ==
      "has elements of NumPy's type `<f1`, float8_e5m2 of ml_dtypes, which NumPy itself does not load again; save "
      "it as float32 or as safetensors");
  CHECK(type_reason("<q9").find("no numbers that are known") != std::string::npos);
  CHECK(type_reason("").find("no numbers that are known") != std::string::npos);
  CHECK(
      reason(npy("{'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (1,), }", "abcd")) ==
      "is a structured array: its elements are records of several fields; save each field as an array of its own");
}

TEST_CASE("a member that is no array is refused by its name") {
  const std::string good = npy(dict("<i2", "(2,)"), "abcd");
  CHECK(npz_reason({{"a.npy", good}, {"b.npy", "text"}}) ==
        "file a.npz is not an npz file: its member `b.npy` is no array that can be read: it does not begin with "
        "\\x93NUMPY");
  CHECK(
      npz_reason({{"a.npy", npy(dict("<i2", "(2,)"), "abc")}}) ==
      "file a.npz is not an npz file: its member `a.npy` is no array that can be read: it has 3 bytes of data, but "
      "its shape [2] of int16 needs 4");
}

TEST_CASE("arrays of texts and objects are refused by name, and the others are read") {
  const std::string archive = archive_of({{"names.npy", npy(dict("<U2", "(1,)"), "a\0\0\0b\0\0\0")},
                                          {"good.npy", npy(dict("<i2", "(2,)"), "abcd")},
                                          {"objects.npy", npy(dict("|O", "(1,)"), "x")},
                                          {"notes.txt", "text"}});
  const auto file = weights_file::read(bytes_of(archive), "file a.npz");
  REQUIRE(file.tensors().size() == 1);
  CHECK(text_of(file.values(file.at("good")).bytes) == "abcd");
  REQUIRE(file.refused().size() == 3);
  CHECK(message_of([&] { (void)file.at("names"); }) ==
        "file a.npz: tensor `names` has elements of NumPy's type `<U2`, texts; save them beside the weights, as "
        "JSON");
  CHECK(message_of([&] { (void)file.at("objects"); }).starts_with("file a.npz: tensor `objects` has elements of"));
  CHECK(message_of([&] { (void)file.at("notes.txt"); }) ==
        "file a.npz: tensor `notes.txt` is no array of NumPy's: the name of its member does not end in `.npy`");
}

TEST_CASE("a header longer than most is read from a member") {
  std::string header = dict("<i2", "(2,)");
  header.append(1000, ' ');
  const std::string archive = archive_of({{"a.npy", npy(header, "abcd")}});
  const auto file = weights_file::read(bytes_of(archive), "file a.npz");
  CHECK(text_of(file.values(file.tensors()[0]).bytes) == "abcd");
}

TEST_CASE("types that NumPy does not have are not written") {
  CHECK(write_reason({output_of("w", element_type::bfloat16, {1}, "ab")}) ==
        "tensor `w` is of the type bfloat16, which NumPy does not have; cast it to float32 first, or write "
        "safetensors");
  CHECK(write_reason({output_of("w", element_type::float8_e4m3, {1}, "a")})
            .starts_with("tensor `w` is of the type float8_e4m3fn, which NumPy does not have"));
  CHECK(write_reason({output_of("w", element_type::complex32, {1}, "abcd")}).find("does not have") !=
        std::string::npos);
}

TEST_CASE("names that no npz file can have are not written") {
  const auto named = [](const std::string& name) {
    return write_reason({output_of(name, element_type::uint8, {1}, "a")});
  };
  const std::string rest =
      " cannot be called so in an npz file, whose names are UTF-8 and paths within an archive; rename it first, or "
      "write safetensors";
  CHECK(named("../w") == "tensor `../w`" + rest);
  CHECK(named("/w") == "tensor `/w`" + rest);
  CHECK(named("a\\b") == "tensor `a\\b`" + rest);
  CHECK(named("\xff") == "tensor `\\xff`" + rest);
  CHECK(named(std::string(65'532, 'x')).find("has a name of 65532 bytes") != std::string::npos);
  CHECK(named("") == "(no error)");
  CHECK(write_reason(
            {output_of("w", element_type::uint8, {1}, "a"), output_of("w", element_type::uint8, {1}, "b")}) ==
        "tensor `w` is to be written twice; names must differ");
}

TEST_CASE("nothing is written before everything is checked") {
  memory_sink sink;
  CHECK_THROWS(write_npz(sink, std::vector{output_of("a", element_type::uint8, {1}, "a"),
                                           output_of("b", element_type::bfloat16, {1}, "ab")}));
  CHECK(sink.bytes.empty());
}

TEST_CASE("any bit of an npz file changed: it is refused, or its values are the same") {
  memory_sink sink;
  write_npz(sink, std::vector{output_of("a", element_type::int16, {2}, "abcd"),
                              output_of("b", element_type::uint8, {}, "e")});
  const auto contents_of = [](std::span<const std::byte> bytes) {
    std::string text;
    const auto file = weights_file::read(bytes, "file a.npz");
    for (const tensor& each : file.tensors())
      text +=
          each.name + shape_text(each.shape) + std::string(name_of(each.type)) + text_of(file.values(each).bytes);
    return text;
  };
  const std::string before = contents_of(sink.bytes);
  for (std::size_t bit = 0; bit < 8 * sink.bytes.size(); ++bit) {
    auto bad = sink.bytes;
    bad[bit / 8] ^= std::byte{static_cast<unsigned char>(1U << bit % 8)};
    std::string after = before;
    (void)message_of([&] { after = contents_of(bad); });
    INFO("bit " << bit);
    REQUIRE(after == before);
  }
  for (std::size_t size = 0; size < sink.bytes.size(); ++size)
    REQUIRE(message_of([&] { (void)contents_of(std::span(sink.bytes).first(size)); }) != "(no error)");
}
