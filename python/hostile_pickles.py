#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Writes pickles that would do harm if Python loaded them, opcode by opcode, and beside each a twin that is built the
same way and harmless. Nothing here is ever loaded. Each file holds a dict whose entry `harmless` is (1, 2.5, "text").

    hostile_pickles.py tests/weights/data/hostile

outcomes.txt says what reading each file gives: `read` and the names that it names, or `refused` and words of the sentence.
"""
import pathlib
import struct
import sys

PROTOCOL_2, PROTOCOL_4, PROTOCOL_5 = b"\x80\x02", b"\x80\x04", b"\x80\x05"


def text(value):
    data = value.encode("utf-8", "surrogatepass")
    return b"X" + struct.pack("<I", len(data)) + data


def name(of):
    module, _, last = of.rpartition(".")
    return b"c" + module.encode() + b"\n" + last.encode() + b"\n"


def stack_name(module, last):
    return text(module) + text(last) + b"\x93"


def call(function, *arguments):
    return function + b"(" + b"".join(arguments) + b"tR"


HARMLESS = b"(K\x01G" + struct.pack(">d", 2.5) + text("text") + b"t"


def whole(payload, head=PROTOCOL_4):
    return head + b"}(" + text("harmless") + HARMLESS + text("payload") + payload + b"u."


COMMAND = text("echo harm")
BENIGN = "benign.module.Harmless"

# Name of the file: what it names, and the payload for a name in its place.
READ = {}


def read(of, *also, head=PROTOCOL_4):
    def keep(payload):
        READ[payload.__name__] = (of, also, payload, head)
        return payload

    return keep


def simple(file, of, head=PROTOCOL_4):
    READ[file] = (of, (), lambda n: call(name(n), COMMAND), head)


simple("os_system", "os.system")
simple("posix_system", "posix.system")
simple("nt_system", "nt.system")
simple("builtins_eval", "builtins.eval")
simple("builtins_exec", "builtins.exec")
simple("subprocess_check_output", "subprocess.check_output")
simple("import_module", "importlib.import_module")
simple("pty_spawn", "pty.spawn")
simple("remove_a_tree", "shutil.rmtree")
simple("open_a_page", "webbrowser.open")
simple("load_a_library", "ctypes.CDLL")
simple("install_a_package", "pip.main")
simple("numpy_runstring", "numpy.testing._private.utils.runstring")
simple("torch_hub", "torch.hub.load")
simple("torch_exec_wrapper", "torch.jit.unsupported_tensor_ops.execWrapper")
simple("run_a_module", "runpy.run_path")
simple("pickle_in_a_pickle", "pickle.loads")
simple("marshal_code", "marshal.loads")
simple("terminal_controls_in_a_name", "os.sys\x1b[2Jtem")
simple("protocol_0", "os.system", head=b"")


@read("builtins.eval", head=PROTOCOL_2)
def eval_of_python_2(n):
    return call(name(n.replace("builtins.", "__builtin__.")), COMMAND)


@read("os.system")
def nested_reduce(n):
    return call(call(name("functools.partial"), name(n)), call(name("operator.concat"), COMMAND, text(" more")))


@read("os.system", "builtins.eval", "builtins.compile")
def compiled_code(n):
    code = call(name("builtins.compile"), text("import os"), text("x"), text("exec"))
    return call(name("builtins.eval"), code) + b"0" + call(name(n), COMMAND)


@read("builtins.getattr", "importlib.import_module")
def getattr_chain(n):
    module = call(name("importlib.import_module"), text("os"))
    return call(call(name(n), module, text("system")), COMMAND)


@read("os.system")
def stack_global(n):
    return call(stack_name(*n.rsplit(".", 1)), COMMAND)


@read("os.system")
def stack_global_from_the_memo(n):
    module, last = n.rsplit(".", 1)
    return (text(last) + b"q\x07" + b"0" + text(module) + b"r\xff\xff\xff\x7f" + b"0"
            + call(b"j\xff\xff\xff\x7fh\x07\x93", COMMAND))


@read("json.codecs.builtins.eval")
def dotted_name(n):
    return call(stack_name(*n.split(".", 1)), COMMAND)


@read("os.system")
def inst(n):
    module, last = n.rsplit(".", 1)
    return b"(" + COMMAND + b"i" + module.encode() + b"\n" + last.encode() + b"\n"


@read("os.system")
def obj(n):
    return b"(" + name(n) + COMMAND + b"o"


@read("subprocess.Popen")
def newobj(n):
    return name(n) + COMMAND + b"\x85\x81"


@read("subprocess.Popen")
def newobj_with_keywords(n):
    return name(n) + COMMAND + b"\x85}" + text("shell") + b"\x88s\x92"


@read("os.system", "types.SimpleNamespace")
def own_setstate(n):
    return name("types.SimpleNamespace") + b")\x81}" + text("__setstate__") + name(n) + b"sb" + COMMAND + b"b"


@read("os.system", "collections.UserDict")
def state_of_a_class(n):
    return name("collections.UserDict") + b"}" + text("__setitem__") + name(n) + b"sb"


@read("os.system", "types.SimpleNamespace")
def state_of_slots(n):
    return name("types.SimpleNamespace") + b")\x81N}" + text("__reduce__") + name(n) + b"s\x86b"


@read("os.system", "types.SimpleNamespace")
def items_of_an_object(n):
    return name("types.SimpleNamespace") + b")\x81(" + COMMAND + call(name(n), COMMAND) + b"u(" + COMMAND + b"e"


@read("os.system")
def persistent_id(n):
    return call(name(n), COMMAND) + b"\x85Q"


@read("os.system")
def persistent_text(n):
    return b"P" + n.encode() + b"\n" + call(name(n), COMMAND) + b"\x86"


@read("copyreg.add_extension")
def extension_registered_first(n):
    return call(name(n), text("os"), text("system"), b"K\x01") + b"0" + call(b"\x82\x01", COMMAND)


@read("copyreg.add_extension")
def extension_of_two_bytes(n):
    return call(name(n), text("os"), text("system"), b"M\x00\x01") + b"0" + call(b"\x83\x00\x01", COMMAND)


@read("copyreg.add_extension")
def extension_of_four_bytes(n):
    return call(name(n), text("os"), text("system"), b"J\0\0\1\0") + b"0" + call(b"\x84\0\0\1\0", COMMAND)


@read("os.system", "copyreg._reconstructor")
def copyreg_helper(n):
    return call(name("copyreg._reconstructor"), name(n), name("builtins.object"), COMMAND)


@read("os.system")
def taken_off_the_stack(n):
    return call(name(n), COMMAND) + b"0K\x05"


@read("os.system")
def taken_off_with_a_mark(n):
    return b"(" + call(name(n), COMMAND) + b"1K\x05"


@read("os.system")
def doubled_key(n):
    return b"}(" + text("a") + call(name(n), COMMAND) + text("a") + b"K\x01u"


@read("os.system")
def key_of_a_dict(n):
    return b"}" + call(name(n), COMMAND) + b"K\x01s"


@read("os.system")
def item_of_a_set(n):
    return b"\x8f(" + call(name(n), COMMAND) + b"\x90"


@read("os.system")
def list_in_itself(n):
    return b"]\x94(h\x00" + call(name(n), COMMAND) + b"e"


@read("os.system")
def object_in_its_own_arguments(n):
    return b"]\x940" + name(n) + b"h\x00\x85R\x94h\x00h\x01a0"


@read("os.system")
def memo_written_over(n):
    return b"K\x01q\x00" + b"0" + name(n) + b"q\x000" + call(b"h\x00", COMMAND)


@read("os.system")
def frames_within_opcodes(n):
    return b"\x95\x01\0\0\0\0\0\0\0" + call(name(n), COMMAND) + b"\x95\0\0\0\0\0\0\0\0"


@read("os.system", head=PROTOCOL_5)
def out_of_band_buffer(n):
    return call(name(n), b"\x97", b"\x97\x98")


@read("os.system", head=PROTOCOL_5)
def bytearray_argument(n):
    return call(name(n), b"\x96\x09\0\0\0\0\0\0\0echo harm", b"\x96\x01\0\0\0\0\0\0\0x\x98")


@read("os.system", "numpy._core.multiarray._reconstruct")
def numpy_subclass(n):
    return call(name("numpy._core.multiarray._reconstruct"), name(n), b"K\x00\x85", b"C\x01b")


@read("os.system", "dill._dill._create_function")
def dill_function(n):
    return call(name("dill._dill._create_function"), call(name("dill._dill._create_code"), b"C\x02d\x00"), name(n))


@read("dill._dill._eval_repr")
def dill_evaluates(n):
    return call(name(n), text("__import__('os').system('echo harm')"))


@read("types.FunctionType", "types.CodeType")
def function_from_code(n):
    return call(name(n), call(name("types.CodeType"), b"K\x00", b"C\x02d\x00"), b"}")


@read("os.system")
def billion_laughs(n):
    laugh = call(name(n), COMMAND) + b"\x94"
    for key in range(40):
        laugh += b"h" + bytes([key]) + b"h" + bytes([key]) + b"\x87\x94"
    return laugh


@read("os.system")
def deep_tuples(n):
    return call(name(n), COMMAND) + b"\x85" * 20000


@read("os.system")
def deep_calls(n):
    return name(n) + b")R" * 5000


@read("os.system")
def memo_bomb(n):
    keys = b"".join(b"r" + struct.pack("<I", 0xFFFFFFFF - 7919 * i) for i in range(500))
    return call(name(n), COMMAND) + keys + b"p9223372036854775807\n"


@read("os.system")
def many_marks(n):
    return b"(" * 5000 + b"0" * 5000 + call(name(n), COMMAND)


# Name of the file: words of the sentence, the payload, and that of the twin.
REFUSED = {
    "huge_long": ("opcode LONG4 at byte", b"\x8b\xff\xff\xff\x7f\x01", b"\x8b\x01\0\0\0\x01"),
    "negative_long": ("it states an integer of -2 bytes", b"\x8b\xfe\xff\xff\xff\x01", b"\x8b\x01\0\0\0\x01"),
    "huge_bytes": ("opcode BINBYTES8 at byte", b"\x8e" + b"\xff" * 7 + b"\x7f", b"\x8e" + struct.pack("<Q", 1) + b"a"),
    "huge_text": ("opcode BINUNICODE8 at byte", b"\x8d" + b"\xff" * 8, b"\x8d" + struct.pack("<Q", 1) + b"a"),
    "huge_bytearray": ("opcode BYTEARRAY8 at byte", b"\x96" + b"\xff" * 8, b"\x96" + struct.pack("<Q", 1) + b"a"),
    "negative_string": ("it states a text of -1 bytes", b"T\xff\xff\xff\xff", b"T\x01\0\0\0a"),
    "decimal_bomb": ("at most 100000 are read", b"L" + b"9" * 100001 + b"L\n", b"L" + b"9" * 100 + b"L\n"),
    "unknown_opcode": ("is 0xFE, which is no opcode", b"\xfe", b"N"),
    "stack_global_of_numbers": ("it needs the texts of a module and a name", b"K\x01K\x02\x93", stack_name("m", "c")),
    "stack_global_of_a_call": ("it needs the texts of a module and a name",
                               call(name("os.getcwd")) + text("system") + b"\x93", stack_name("m", "c")),
    "call_of_a_number": ("an integer cannot be called", b"K\x01)R", name("m.c") + b")R"),
    "arguments_that_are_a_list": ("the arguments are a list", name("os.system") + b"]R", name("m.c") + b")R"),
    "keywords_that_are_a_list": ("the keywords are a list", name("os.system") + b")]\x92", name("m.c") + b")}\x92"),
    "memo_that_is_empty": ("nothing was put into the memo under 9", b"h\x09", b"K\x01\x94h\x00\x86"),
    "negative_memo_key": ("negative or has more than 63 bits", b"K\x01p-1\n", b"K\x01p1\n"),
    "stack_that_is_empty": ("it needs 1 object on the stack, where 0 are", b"(R", b"N"),
    "no_mark": ("there is no mark on the stack", b"0000ttt", b"(t"),
    "extension_zero": ("the code 0 of an extension is not positive", b"\x82\x00", b"\x82\x01"),
    "negative_extension": ("the code -1 of an extension is not positive", b"\x84\xff\xff\xff\xff", b"\x84\x01\0\0\0"),
    "state_of_a_number": ("an integer has no state", b"K\x01}b", name("m.c") + b")\x81}b"),
    "items_of_a_number": ("an integer takes no items at its end", b"K\x01K\x02a", b"]K\x02a"),
    "index_outside_of_a_list": ("a list of 1 items has no item under such a key", b"]K\x01aK\x05K\x02s", b"]K\x01aK\x00K\x02s"),
    "frame_behind_the_end": ("it states a frame of 4294967296 bytes", b"\x95" + struct.pack("<Q", 1 << 32) + b"N",
                             b"\x95" + struct.pack("<Q", 1) + b"N"),
    "unknown_protocol": ("protocol 200 is not known", b"\x80\xc8N", b"\x80\x04N"),
    "text_that_is_no_text": ("is not UTF-8", b"X\x02\0\0\0\xc3\x28", text("\xe8")),
    "overlong_text": ("is not UTF-8", b"X\x02\0\0\0\xc1\x81", text("A")),
    "escape_without_digits": ("without 4 hexadecimal digits", b"V\\u12\n", b"V\\u0012\n"),
    "line_without_end": ("before the end of the line", b"cos", name("m.c")),
    "half_a_dict": ("a key has no value", b"(K\x01d", b"(K\x01K\x02d"),
    "leading_zeros": ("leading zero", b"I010\n", b"I10\n"),
    "read_only_list": ("a list lies on the stack, where a buffer belongs", b"]\x98", b"C\x00\x98"),
}


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.pkl"):
        old.unlink()
    rows = []
    for file, (of, also, payload, head) in READ.items():
        (folder / f"{file}.pkl").write_bytes(whole(payload(of), head))
        (folder / f"{file}.twin.pkl").write_bytes(whole(payload(BENIGN), head))
        rows.append([file, "read", *(each.encode("unicode_escape").decode() for each in sorted({of, *also}))])
    for file, (words, payload, twin) in REFUSED.items():
        data = whole(payload)
        if file == "line_without_end":
            data = data[:-2]
        (folder / f"{file}.pkl").write_bytes(data)
        (folder / f"{file}.twin.pkl").write_bytes(whole(twin))
        rows.append([file, "refused", words])
    lines = ["\t".join(row) for row in sorted(rows)]
    (folder / "outcomes.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
