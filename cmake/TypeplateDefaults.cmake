# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
#[=======================================================================[.rst:
TypeplateDefaults
-----------------

What all of our own targets share.

``typeplate_add_library(<name> [INTERFACE] [SOURCES <file>...])``
  adds the library ``typeplate_<name>`` with the alias ``typeplate::<name>``.
``typeplate_own_code(<target>)``
  compiles one of our targets as C++20 with our warnings as errors.
#]=======================================================================]

include(GNUInstallDirs)

if(PROJECT_IS_TOP_LEVEL)
  if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "Build type" FORCE)
  endif()
  find_program(CCACHE_PROGRAM ccache)
  if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
  endif()
endif()

# Typeplate's warnings, also the ones that generated headers promise to compile without.
set(TYPEPLATE_WARNINGS -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 sees overlapping copies in `"text" + std::string` where there are none (GCC bug 105651).
  list(APPEND TYPEPLATE_WARNINGS -Wno-restrict)
endif()

function(typeplate_own_code target)
  target_compile_features(${target} PRIVATE cxx_std_20)
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF POSITION_INDEPENDENT_CODE ON)
  target_compile_options(${target} PRIVATE ${TYPEPLATE_WARNINGS})
endfunction()

function(typeplate_add_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "INTERFACE" "" "SOURCES")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "typeplate_add_library: unknown arguments ${arg_UNPARSED_ARGUMENTS}")
  endif()
  set(target typeplate_${name})
  if(arg_INTERFACE)
    add_library(${target} INTERFACE)
    set(scope INTERFACE)
    target_compile_features(${target} INTERFACE cxx_std_20)
  else()
    add_library(${target} STATIC ${arg_SOURCES})
    set(scope PUBLIC)
    typeplate_own_code(${target})
    target_compile_features(${target} PUBLIC cxx_std_20)
  endif()
  add_library(typeplate::${name} ALIAS ${target})
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${name})
  target_include_directories(${target} ${scope}
    "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/runtime/include>" "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>")
  set_property(GLOBAL APPEND PROPERTY TYPEPLATE_LIBRARIES ${target})
endfunction()
