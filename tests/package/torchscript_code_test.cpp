// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The scan of TorchScript code, word by word: what is refused, how somebody could try to hide it, and what must
// pass.
#include <typeplate/package/torchscript_scan.hpp>

#include "catch.hpp"
#include "message_of.hpp"

using namespace typeplate::package;

namespace {

std::string scan(std::string_view source, const std::string& member = "m/code/__torch__/net.py") {
  const auto bytes = std::as_bytes(std::span(source));
  const std::vector<zip_member> members{{member, {bytes.begin(), bytes.end()}}};
  return typeplate_tests::message_of([&] { scan_torchscript(members, "file m.pt"); });
}

std::string refusal(const std::string& words, int line = 1) {
  return "file m.pt is refused: its code (`m/code/__torch__/net.py`, line " + std::to_string(line) + ") " + words +
         "; set `trust_code` if you know who wrote it";
}

std::string calls(const std::string& name) {
  return refusal("calls `" + name + "`, which reaches outside the network");
}

constexpr const char* nameless_torch = "uses `torch` without naming an operator, which could hide one";
constexpr const char* nameless_ops = "uses `ops` without naming an operator, which could hide one";

}  // namespace

TEST_CASE("operators that write or read files are refused, with line and name") {
  CHECK(scan("torch.save(x, \"f\")") == calls("torch.save"));
  CHECK(scan("y = torch.from_file(\"f\", False, 2)") == calls("torch.from_file"));
  CHECK(scan("ops.aten.save(x, \"f\")") == calls(".save"));
  CHECK(scan("def forward(self):\n  x = 1\n  torch.save(x, \"f\")") ==
        refusal("calls `torch.save`, which reaches outside the network", 3));
}

TEST_CASE("operators that change the process are refused") {
  CHECK(scan("torch.manual_seed(1)") == calls("torch.manual_seed"));
  CHECK(scan("ops.aten.manual_seed(1)") == calls("ops.aten.manual_seed"));
  CHECK(scan("torch.set_num_threads(1)") == calls("torch.set_num_threads"));
}

TEST_CASE("operators of unknown libraries are refused") {
  CHECK(scan("ops.c10d.barrier(x)") ==
        refusal("calls `ops.c10d.barrier`, of a library of operators that Typeplate does not know"));
  CHECK(scan("y = ops.image.write_file(x)") ==
        refusal("calls `ops.image.write_file`, of a library of operators that Typeplate does not know"));
}

TEST_CASE("classes of unknown C++ libraries are refused") {
  CHECK(scan("x : __torch__.torch.classes.dist_c10d.ProcessGroup") ==
        refusal("uses the C++ class library `dist_c10d`, which Typeplate does not know"));
  CHECK(scan("x : __torch__.torch.classes.quantized.LinearPackedParamsBase") == "(no error)");
}

TEST_CASE("spaces, line breaks and comments do not hide an operator") {
  CHECK(scan("torch . save(x, \"f\")") == calls("torch.save"));
  CHECK(scan("(torch\n  .save)(x, \"f\")") == refusal("calls `torch.save`, which reaches outside the network", 2));
  CHECK(scan("(torch  # it's\n  .save)(x, \"f\")") ==
        refusal("calls `torch.save`, which reaches outside the network", 2));
  CHECK(scan("a = \"quote ' inside\"; torch.save(x, a)") == calls("torch.save"));
  CHECK(scan("a = 'escaped \\'; torch.save(x, a)'; torch.save(x, a)") == calls("torch.save"));
  CHECK(scan("a = \"\"\"three ' \" quotes\"\"\"; torch.save(x, a)") == calls("torch.save"));
}

TEST_CASE("another name for the library does not hide an operator") {
  CHECK(scan("t = torch; t.save(x, \"f\")") == refusal(nameless_torch));
  CHECK(scan("o = ops; o.aten.save(x)") == refusal(nameless_ops));
  CHECK(scan("a = ops.aten; a.size(x)") == refusal(nameless_ops));
  CHECK(scan("f(torch)") == refusal(nameless_torch));
}

TEST_CASE("an operator called as a method of its first argument is found") {
  CHECK(scan("x.save(\"f\")") == calls(".save"));
  CHECK(scan("(x + y).save(\"f\")") == calls(".save"));
  CHECK(scan("\"f\".from_file()") == calls(".from_file"));
}

TEST_CASE("getattr may name plain attributes and nothing else") {
  CHECK(scan("y = (getattr(self, \"0\")).forward(x, )") == "(no error)");
  CHECK(scan("getattr(x, \"save\")(\"f\")") == calls("getattr(..., \"save\")"));
  CHECK(scan("getattr(x, \"s\\x61ve\")(\"f\")") == calls("getattr(..., \"s\\x61ve\")"));
  CHECK(scan("g = getattr\ng(x, \"save\")") ==
        refusal("uses `getattr` without calling it, which could hide an operator"));
  CHECK(scan("getattr(torch, \"save\")(x, \"f\")") == calls("getattr(..., \"save\")"));
}

TEST_CASE("a __setstate__ is refused unless it is of PyTorch's own quantized layers") {
  const std::string source =
      "class A(Module):\n  def __setstate__(self, state: Tensor) -> None:\n    self.w = state\n";
  CHECK(scan(source) == refusal("has a `__setstate__`, which runs while the file is loaded", 2));
  CHECK(scan(source, "m/code/__torch__/torch/ao/nn/quantized/modules/linear.py") == "(no error)");
}

TEST_CASE("PyTorch's own layers are scanned for operators like all others") {
  CHECK(scan("torch.save(x, \"f\")", "m/code/__torch__/torch/ao/nn/quantized/modules/linear.py")
            .find("calls `torch.save`") != std::string::npos);
}

TEST_CASE("words in texts and comments are no operators") {
  CHECK(scan("ops.prim.RaiseException(\"AssertionError: use torch.save or ops.c10d\")") == "(no error)");
  CHECK(scan("# torch.save(x)\nx = 1") == "(no error)");
}

TEST_CASE("the code that PyTorch writes for common modules passes") {
  CHECK(scan("class Net(Module):\n"
             "  __parameters__ = [\"weight\", ]\n"
             "  training : bool\n"
             "  first : __torch__.torch.nn.modules.linear.Linear\n"
             "  def forward(self: __torch__.net.Net,\n"
             "    x: Tensor) -> Tensor:\n"
             "    _0 = __torch__.torch.nn.functional.relu\n"
             "    y = torch.add(torch.mul(x, CONSTANTS.c0), 1., alpha=1.0e-5)\n"
             "    z = ops.prim.NumToTensor(torch.size(y, 0))\n"
             "    w = annotate(List[int], [torch.size(y, 0), -1])\n"
             "    d = torch.device(\"cpu\")\n"
             "    ops.quantized.linear_dynamic(x, self.packed)\n"
             "    return _0(torch.load_balance(y), False, )\n") == "(no error)");
}

TEST_CASE("code is found whatever the letter case and the place of its member") {
  CHECK(scan("torch.save(x, \"f\")", "m/CODE/__torch__.PY").find("calls `torch.save`") != std::string::npos);
  CHECK(scan("torch.save(x, \"f\")", "m/extra/__torch__.py").find("calls `torch.save`") != std::string::npos);
}

TEST_CASE("code that LibTorch's own lexer would refuse is refused") {
  const std::string begin = "file m.pt is refused: its code (`m/code/__torch__/net.py`) cannot be read: ";
  CHECK(scan("x = 'no end") == begin + "line 1 has a text without an end");
  CHECK(scan("\nx = 'no\nend'") == begin + "line 2 has a text without an end");
  CHECK(scan("x = \"\"\"no end") == begin + "line 1 has a text without an end");
  CHECK(scan("x = 'ends with a backslash\\") == begin + "line 1 has a text without an end");
  CHECK(scan("tоrch = 1") == begin + "line 1 has a character that is not ASCII outside a text");
}

TEST_CASE("calls to other processes are refused") {
  CHECK(scan("y = rpc_async(\"worker\", f, (x,))") == calls("rpc_async"));
  CHECK(scan("self.rpc_async(x)") == "(no error)");
}

TEST_CASE("a pickle that makes an object of an unknown C++ class is refused, however its name is parted") {
  const std::string sentence =
      "file m.pt is refused: its member `m/data.pkl` makes an object of the C++ class library `dist_rpc`, which "
      "Typeplate does not know; set `trust_code` "
      "if you know who wrote it";
  CHECK(scan("\x80\x02"
             "c__torch__.torch.classes.dist_rpc\nWorkerInfo\nq",
             "m/data.pkl") == sentence);
  CHECK(scan("\x80\x02"
             "c__torch__\ntorch.classes.dist_rpc.WorkerInfo\nq",
             "m/data.pkl") == sentence);
  CHECK(scan("\x80\x02"
             "c__torch__.torch\nclasses.dist_rpc.WorkerInfo\nq",
             "m/data.pkl") == sentence);
  CHECK(scan("\x80\x02"
             "c__torch__.torch.classes.quantized\nLinearPackedParamsBase\nq",
             "m/data.pkl") == "(no error)");
  CHECK(scan("\x80\x02"
             "c__torch__.net\nNet\nq",
             "m/data.pkl") == "(no error)");
}
