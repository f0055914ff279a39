# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
# A Debian package, made by `cpack -G DEB`: the programs, and what find_package(Typeplate) needs.

# The Debian package that LibTorch is from, with the versions that fit: its interface changes with every release.
function(typeplate_debian_libtorch result)
  set(${result} "" PARENT_SCOPE)
  if(NOT TYPEPLATE_LIBTORCH OR NOT LibTorch_PREFIX STREQUAL "/usr")
    return()
  endif()
  execute_process(COMMAND dpkg-query -W -f "\${Version}" libtorch-dev
    RESULT_VARIABLE status OUTPUT_VARIABLE version ERROR_QUIET)
  if(status EQUAL 0 AND version MATCHES "^([0-9]+\\.[0-9]+)\\.([0-9]+)")
    math(EXPR next "${CMAKE_MATCH_2} + 1")
    set(${result} ", libtorch-dev (>= ${CMAKE_MATCH_0}), libtorch-dev (<< ${CMAKE_MATCH_1}.${next}~)" PARENT_SCOPE)
  endif()
endfunction()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME typeplate)
set(CPACK_PACKAGE_VENDOR "The Typeplate authors")
set(CPACK_PACKAGE_CONTACT "The Typeplate authors <maintainers@typeplate.invalid>" CACHE STRING "The Maintainer of the Debian package")
set(CPACK_PACKAGE_VERSION "${PROJECT_VERSION}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "unit-safe C++ libraries generated from the cards of trained models")
set(CPACK_PACKAGE_DESCRIPTION "Typeplate reads the card of a trained model, which states its inputs and outputs with units and ranges,
and generates a C++ header for this one model: wrong units do not compile, wrong files do not load,
and wrong values do not run. The package holds the generator, the libraries and a CMake package.")
set(CPACK_PACKAGING_INSTALL_PREFIX "/usr")
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_STRIP_FILES ON)
set(CPACK_PRE_BUILD_SCRIPTS "${CMAKE_CURRENT_LIST_DIR}/finish_debian_package.cmake")

typeplate_debian_libtorch(typeplate_libtorch_dependency)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# What the programs load is found by dpkg-shlibdeps; this is what programs that link our libraries need.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libssl-dev, libbz2-dev, libdeflate-dev, liblzma-dev, pkg-config, zlib1g-dev${typeplate_libtorch_dependency}")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "cmake (>= 3.25), g++ (>= 4:12) | clang-14")
include(CPack)
