# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
#[=======================================================================[.rst:
FindLibTorch
------------

Finds LibTorch, headers and libraries from one prefix, and checks that they are of one version.

Looked at in this order; the first place that holds LibTorch wins:

1. ``LibTorch_ROOT`` or ``Torch_ROOT`` (variables of CMake or of the environment), then each entry of ``CMAKE_PREFIX_PATH``;
   an entry may be LibTorch's own folder, or ``<it>/share/cmake``, or a prefix that has it in the system's folders;
2. the ``torch`` package of the active Python;
3. the system's prefix (Debian's ``libtorch-dev``).

Defines the target ``LibTorch::LibTorch`` and the variables ``LibTorch_VERSION`` (what headers and libraries say),
``LibTorch_PREFIX`` and ``LibTorch_BLAS``.

TorchConfig.cmake is not used: given ``torch/share/cmake`` beside an installed system package it takes the headers of one
and the library of the other, and the program aborts when it starts.
#]=======================================================================]

set(_libtorch_probe "${CMAKE_CURRENT_LIST_DIR}/libtorch_probe.cpp")

# The folders in which a user said LibTorch is; one that names nothing is a mistake we report.
function(_libtorch_named_roots result)
  set(roots "")
  foreach(root IN ITEMS "${LibTorch_ROOT}" "$ENV{LibTorch_ROOT}" "${Torch_ROOT}" "$ENV{Torch_ROOT}")
    if(root)
      list(APPEND roots "${root}")
    endif()
  endforeach()
  set(${result} "${roots}" PARENT_SCOPE)
endfunction()

# The torch package of the active Python, without importing it.
function(_libtorch_of_python result)
  set(${result} "" PARENT_SCOPE)
  find_program(LibTorch_PYTHON NAMES python3 python)
  mark_as_advanced(LibTorch_PYTHON)
  if(NOT LibTorch_PYTHON)
    return()
  endif()
  execute_process(
    COMMAND "${LibTorch_PYTHON}" -c
      "import importlib.util as u; s = u.find_spec('torch'); print(list(s.submodule_search_locations)[0] if s else '')"
    OUTPUT_VARIABLE folder OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  # A distribution's Python package uses the system's library, which comes last anyway.
  if(folder AND EXISTS "${folder}/lib/libtorch_cpu.so" AND EXISTS "${folder}/include/ATen")
    set(${result} "${folder}" PARENT_SCOPE)
  endif()
endfunction()

# Whether `root` holds LibTorch, and if so its include folder and library folder.
function(_libtorch_look root include_result library_result)
  set(${include_result} "" PARENT_SCOPE)
  get_filename_component(root "${root}" ABSOLUTE)
  string(REGEX REPLACE "/share/cmake(/Torch)?/?$" "" root "${root}")
  foreach(libraries IN ITEMS "${root}/lib" "${root}/lib/${CMAKE_LIBRARY_ARCHITECTURE}" "${root}/lib64")
    if(EXISTS "${root}/include/ATen/ATen.h" AND EXISTS "${libraries}/libtorch_cpu.so" AND EXISTS "${libraries}/libc10.so")
      set(${include_result} "${root}/include" PARENT_SCOPE)
      set(${library_result} "${libraries}" PARENT_SCOPE)
      return()
    endif()
  endforeach()
endfunction()

# The first place that holds LibTorch.
function(_libtorch_search)
  _libtorch_named_roots(named)
  foreach(root IN LISTS named)
    _libtorch_look("${root}" include libraries)
    if(NOT include)
      message(FATAL_ERROR "LibTorch_ROOT or Torch_ROOT names `${root}`, which holds no LibTorch (include/ATen/ATen.h with "
        "libtorch_cpu.so and libc10.so under lib): give the folder that has `include` and `lib`, or unset the variable")
    endif()
  endforeach()
  _libtorch_of_python(python)
  foreach(root IN LISTS named CMAKE_PREFIX_PATH python ITEMS /usr /usr/local)
    _libtorch_look("${root}" include libraries)
    if(include)
      string(REGEX REPLACE "/include$" "" prefix "${include}")
      set(LibTorch_PREFIX "${prefix}" PARENT_SCOPE)
      set(LibTorch_INCLUDE_DIR "${include}" PARENT_SCOPE)
      set(LibTorch_LIBRARY_DIR "${libraries}" PARENT_SCOPE)
      return()
    endif()
  endforeach()
endfunction()

# What the headers call themselves; in torch/version.h, whose folder differs between releases.
function(_libtorch_header_version result)
  set(version "")
  foreach(folder IN ITEMS "${LibTorch_INCLUDE_DIR}/torch/csrc/api/include/torch" "${LibTorch_INCLUDE_DIR}/torch/headeronly"
                          "${LibTorch_INCLUDE_DIR}/torch")
    if(EXISTS "${folder}/version.h")
      file(STRINGS "${folder}/version.h" lines REGEX "define TORCH_VERSION_(MAJOR|MINOR|PATCH) +[0-9]+")
      string(REGEX MATCHALL "[0-9]+" numbers "${lines}")
      list(LENGTH numbers count)
      if(count EQUAL 3)
        list(JOIN numbers "." version)
        break()
      endif()
    endif()
  endforeach()
  set(${result} "${version}" PARENT_SCOPE)
endfunction()

# Links and runs the probe against exactly the libraries that were found. `definitions` selects the ABI of std::string.
function(_libtorch_probe definitions linked_result output_result)
  file(TIMESTAMP "${LibTorch_LIBRARY_DIR}/libtorch_cpu.so" time)
  string(MD5 key "${LibTorch_LIBRARY_DIR} ${time} ${definitions}")
  if(NOT DEFINED _libtorch_linked_${key})
    try_run(status linked SOURCES "${_libtorch_probe}"
      COMPILE_DEFINITIONS ${definitions}
      LINK_OPTIONS "-Wl,-rpath,${LibTorch_LIBRARY_DIR}" "-Wl,--no-as-needed"
      LINK_LIBRARIES "${LibTorch_LIBRARY_DIR}/libtorch_cpu.so" "${LibTorch_LIBRARY_DIR}/libc10.so"
      COMPILE_OUTPUT_VARIABLE messages RUN_OUTPUT_VARIABLE output
      CXX_STANDARD 17 CXX_STANDARD_REQUIRED ON)
    string(REPLACE "\n" ";" output "${output}")
    set(_libtorch_linked_${key} "${linked}")
    set(_libtorch_output_${key} "${output}")
    # A program that did not get as far as its output is tried again next time.
    if(NOT output STREQUAL "")
      set(_libtorch_linked_${key} "${linked}" CACHE INTERNAL "")
      set(_libtorch_output_${key} "${output}" CACHE INTERNAL "")
    endif()
  endif()
  set(${linked_result} "${_libtorch_linked_${key}}" PARENT_SCOPE)
  set(${output_result} "${_libtorch_output_${key}}" PARENT_SCOPE)
endfunction()

# Fails with a sentence when the library cannot be linked, or is of another version than the headers.
function(_libtorch_check)
  _libtorch_header_version(headers)
  if(CMAKE_CROSSCOMPILING AND NOT CMAKE_CROSSCOMPILING_EMULATOR)
    set(LibTorch_VERSION "${headers}" PARENT_SCOPE)
    set(LibTorch_BLAS "unknown (cross-compiling)" PARENT_SCOPE)
    return()
  endif()
  _libtorch_probe("" linked output)
  if(NOT linked)
    _libtorch_probe("-D_GLIBCXX_USE_CXX11_ABI=0" linked output)
    if(linked)
      message(FATAL_ERROR "LibTorch in `${LibTorch_PREFIX}` was built with the old C++ string ABI (_GLIBCXX_USE_CXX11_ABI=0), "
        "which does not link with this program: use LibTorch 2.6 or newer from PyPI, or Debian's libtorch-dev")
    endif()
    message(FATAL_ERROR "a program cannot be linked with LibTorch in `${LibTorch_LIBRARY_DIR}`: "
      "check that libtorch_cpu.so there is whole and made for ${CMAKE_SYSTEM_PROCESSOR}")
  endif()
  string(REGEX MATCH "version=([^;]+)" line "${output}")
  string(REGEX REPLACE "[+a].*$" "" library "${CMAKE_MATCH_1}")
  if(NOT headers OR NOT library STREQUAL headers)
    message(FATAL_ERROR "LibTorch's headers and library disagree: headers in `${LibTorch_INCLUDE_DIR}` are version `${headers}`, "
      "the library in `${LibTorch_LIBRARY_DIR}` is version `${library}`: "
      "point Torch_ROOT at one folder that holds both, or remove the half that is left over")
  endif()
  string(REGEX MATCHALL "blas=[^;]+" blas "${output}")
  list(TRANSFORM blas REPLACE "^blas=" "")
  list(JOIN blas ", " blas)
  set(LibTorch_VERSION "${library}" PARENT_SCOPE)
  set(LibTorch_BLAS "${blas}" PARENT_SCOPE)
endfunction()

function(_libtorch_add_target)
  if(TARGET LibTorch::LibTorch)
    return()
  endif()
  add_library(LibTorch::LibTorch INTERFACE IMPORTED)
  # System headers: they do not compile under our warnings.
  target_include_directories(LibTorch::LibTorch SYSTEM INTERFACE
    "${LibTorch_INCLUDE_DIR}" "${LibTorch_INCLUDE_DIR}/torch/csrc/api/include")
  # --no-as-needed: LibTorch's libraries register their operators when they are loaded, though no symbol of ours names
  # them; libtorch.so, where it exists, pulls in those for a GPU.
  set(libraries "${LibTorch_LIBRARY_DIR}/libtorch_cpu.so" "${LibTorch_LIBRARY_DIR}/libc10.so")
  if(EXISTS "${LibTorch_LIBRARY_DIR}/libtorch.so")
    list(APPEND libraries "${LibTorch_LIBRARY_DIR}/libtorch.so")
  endif()
  target_link_libraries(LibTorch::LibTorch INTERFACE "-Wl,--push-state,--no-as-needed" ${libraries} "-Wl,--pop-state")
  target_link_options(LibTorch::LibTorch INTERFACE "-Wl,-rpath,${LibTorch_LIBRARY_DIR}")
endfunction()

_libtorch_search()
if(LibTorch_INCLUDE_DIR)
  _libtorch_check()
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(LibTorch
  REQUIRED_VARS LibTorch_LIBRARY_DIR LibTorch_INCLUDE_DIR VERSION_VAR LibTorch_VERSION
  REASON_FAILURE_MESSAGE "install Debian's libtorch-dev, or set Torch_ROOT to the folder of a `torch` package")

if(LibTorch_FOUND)
  _libtorch_add_target()
  message(STATUS "LibTorch ${LibTorch_VERSION} from ${LibTorch_PREFIX} (libraries in ${LibTorch_LIBRARY_DIR}), BLAS: ${LibTorch_BLAS}")
  if(LibTorch_BLAS MATCHES "/blas/libblas" AND NOT LibTorch_BLAS MATCHES "openblas|mkl|MKL|blis|atlas")
    message(WARNING "LibTorch uses the reference BLAS (${LibTorch_BLAS}), 12 to 16 times slower on large batches: "
      "install libopenblas0-pthread")
  endif()
endif()
