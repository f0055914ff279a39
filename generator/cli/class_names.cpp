// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/class_names.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace typeplate::inline abi_1::generator {
namespace {

// A name that ends in a point stands for all names that begin with it.
constexpr std::array<std::string_view, 55> dangerous{"os.",
                                                     "posix.",
                                                     "nt.",
                                                     "subprocess.",
                                                     "sys.",
                                                     "shutil.",
                                                     "socket.",
                                                     "importlib.",
                                                     "runpy.",
                                                     "ctypes.",
                                                     "pty.",
                                                     "commands.",
                                                     "webbrowser.",
                                                     "code.",
                                                     "codeop.",
                                                     "pickle.",
                                                     "_pickle.",
                                                     "cPickle.",
                                                     "marshal.",
                                                     "multiprocessing.",
                                                     "http.",
                                                     "urllib.",
                                                     "urllib2.",
                                                     "ftplib.",
                                                     "smtplib.",
                                                     "requests.",
                                                     "timeit.",
                                                     "cProfile.",
                                                     "profile.",
                                                     "pdb.",
                                                     "bdb.",
                                                     "trace.",
                                                     "tempfile.",
                                                     "asyncio.",
                                                     "signal.",
                                                     "platform.",
                                                     "pip.",
                                                     "distutils.",
                                                     "cloudpickle.",
                                                     "builtins.eval",
                                                     "builtins.exec",
                                                     "builtins.compile",
                                                     "builtins.open",
                                                     "builtins.getattr",
                                                     "builtins.setattr",
                                                     "builtins.delattr",
                                                     "builtins.__import__",
                                                     "builtins.input",
                                                     "builtins.breakpoint",
                                                     "builtins.globals",
                                                     "builtins.locals",
                                                     "builtins.vars",
                                                     "operator.attrgetter",
                                                     "operator.methodcaller",
                                                     "types.CodeType"};

constexpr std::array<std::string_view, 9> dangerous_too{"types.FunctionType",
                                                        "functools.partial",
                                                        "builtins.apply",
                                                        "builtins.execfile",
                                                        "dill._dill._create_code",
                                                        "dill._dill._import_module",
                                                        "dill._dill._create_function",
                                                        "torch.load",
                                                        "torch.hub."};

constexpr std::array<std::string_view, 41> known{"collections.OrderedDict",
                                                 "collections.defaultdict",
                                                 "collections.deque",
                                                 "collections.Counter",
                                                 "builtins.set",
                                                 "builtins.frozenset",
                                                 "builtins.bytearray",
                                                 "builtins.bytes",
                                                 "builtins.complex",
                                                 "builtins.list",
                                                 "builtins.dict",
                                                 "builtins.tuple",
                                                 "builtins.int",
                                                 "builtins.float",
                                                 "builtins.str",
                                                 "builtins.bool",
                                                 "builtins.object",
                                                 "builtins.slice",
                                                 "builtins.range",
                                                 "fractions.Fraction",
                                                 "datetime.",
                                                 "decimal.Decimal",
                                                 "copyreg._reconstructor",
                                                 "_codecs.encode",
                                                 "numpy.ndarray",
                                                 "numpy.dtype",
                                                 "numpy.core.multiarray._reconstruct",
                                                 "numpy.core.multiarray.scalar",
                                                 "numpy._core.multiarray._reconstruct",
                                                 "numpy._core.multiarray.scalar",
                                                 "numpy._core.numeric._frombuffer",
                                                 "numpy.core.numeric._frombuffer",
                                                 "torch.Size",
                                                 "torch.device",
                                                 "torch._utils._rebuild_tensor",
                                                 "torch._utils._rebuild_tensor_v2",
                                                 "torch._utils._rebuild_tensor_v3",
                                                 "torch._utils._rebuild_parameter",
                                                 "torch._utils._rebuild_parameter_with_state",
                                                 "torch.serialization._get_layout",
                                                 "joblib.numpy_pickle.NumpyArrayWrapper"};

template <std::size_t Size>
bool names(const std::array<std::string_view, Size>& list, std::string_view name) {
  return std::any_of(list.begin(), list.end(), [name](std::string_view each) {
    return each.ends_with('.') ? name.starts_with(each) : name == each;
  });
}

// torch.FloatStorage, torch.storage.UntypedStorage, torch.float32, numpy.float64 ...
bool is_element_word(std::string_view name) {
  for (const std::string_view package : {"torch.storage.", "torch.", "numpy."}) {
    if (!name.starts_with(package)) continue;
    const std::string_view word = name.substr(package.size());
    if (word.ends_with("Storage") && word.find('.') == std::string_view::npos) return true;
    for (const std::string_view kind : {"float", "int", "uint", "bool", "bfloat", "complex", "str_", "bytes_"}) {
      if (word.starts_with(kind) && word.find('.') == std::string_view::npos) return true;
    }
  }
  return false;
}

}  // namespace

ClassMark mark_of(std::string_view class_name) {
  if (names(dangerous, class_name) || names(dangerous_too, class_name)) return ClassMark::Dangerous;
  return names(known, class_name) || is_element_word(class_name) ? ClassMark::Known : ClassMark::Inert;
}

std::vector<std::string> dangerous_of(const std::set<std::string, std::less<>>& names) {
  std::vector<std::string> dangerous_ones;
  std::ranges::copy_if(names, std::back_inserter(dangerous_ones),
                       [](const std::string& name) { return mark_of(name) == ClassMark::Dangerous; });
  return dangerous_ones;
}

}  // namespace typeplate::inline abi_1::generator
