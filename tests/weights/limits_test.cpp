// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The limits of time and of memory hold for the readers of all formats.
#include <typeplate/weights/mapped_file.hpp>
#include <typeplate/weights/weights_file.hpp>
#include <typeplate/weights/write_weights.hpp>

#include "catch.hpp"
#include "message_of.hpp"
#include "output_of.hpp"
#include "temporary_folder.hpp"

using namespace typeplate::weights;
using namespace typeplate_tests;

namespace {

const std::string data = TYPEPLATE_WEIGHTS_DATA;

using writer = void (*)(byte_sink&, std::span<const output_tensor>);

// A small file of each format, by its path.
class files {
 public:
  files() {
    write("a.safetensors", [](byte_sink& sink, auto tensors) { write_safetensors(sink, tensors); });
    write("a.npz", write_npz);
    write("a.msgpack", [](byte_sink& sink, auto tensors) { write_msgpack(sink, tensors); });
    write("a.pt", [](byte_sink& sink, auto tensors) { write_torch(sink, tensors); });
    folder_.write("a.index.json", R"({"weight_map":{"first":"a.safetensors","second":"a.safetensors"}})");
    paths_.push_back(folder_.text() + "/a.index.json");
    for (const std::string name :
         {"torch/storage_views_0_3.pt", "torch/tar_0_1_9.pt", "pickle/array_0.pkl", "pickle/array_2.pkl",
          "pickle/array_4.pkl", "pickle/none.joblib", "pickle/zlib.joblib", "pickle/xz.joblib"})
      paths_.push_back(data + "/" + name);
  }

  [[nodiscard]] const std::vector<std::string>& paths() const { return paths_; }

 private:
  void write(const std::string& name, writer write_as) {
    memory_sink sink;
    write_as(sink, std::vector{output_of("first", element_type::uint8, {3}, "abc"),
                               output_of("second", element_type::int16, {1}, "de")});
    folder_.write(name, sink.bytes);
    paths_.push_back(folder_.text() + "/" + name);
  }

  temporary_folder folder_;
  std::vector<std::string> paths_;
};

std::string refusal(const std::string& path, const read_limits& limits) {
  return message_of([&] { (void)weights_file::open(path, limits); });
}

}  // namespace

TEST_CASE("no reader takes longer than the limits allow") {
  const files all;
  for (const std::string& path : all.paths()) {
    INFO(path);
    CHECK(refusal(path, {}) == "(no error)");
    CHECK(refusal(path, {.seconds = 0}).find("longer than the 0 s that `seconds` of the limits allows") !=
          std::string::npos);
  }
}

TEST_CASE("no reader takes more memory for what a file describes than the limits allow") {
  const files all;
  for (const std::string& path : all.paths()) {
    INFO(path);
    CHECK(
        refusal(path, {.object_bytes = 100}).find("100 bytes of memory that `object_bytes` of the limits allows") !=
        std::string::npos);
  }
}

TEST_CASE("a limit that is met by an archive is no fault of the archive") {
  const files all;
  CHECK(refusal(all.paths()[1], {.object_bytes = 600}) ==
        "file a.npz: what it describes takes more than the 600 bytes of memory that `object_bytes` of the limits "
        "allows");
}
