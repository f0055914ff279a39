# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
# Installs the headers, the libraries, the programs and a package for find_package(Typeplate). What is installed may be
# moved: no file names the folder it was built in, and only LibTorch's prefix is remembered.
include(CMakePackageConfigHelpers)

set(typeplate_package_folder "${CMAKE_INSTALL_LIBDIR}/cmake/Typeplate")
get_property(typeplate_libraries GLOBAL PROPERTY TYPEPLATE_LIBRARIES)
set(typeplate_programs "")
if(TYPEPLATE_GENERATOR)
  set(typeplate_programs typeplate_cli)
endif()

install(DIRECTORY runtime/include/typeplate DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" FILES_MATCHING PATTERN "*.hpp")
install(TARGETS ${typeplate_libraries} ${typeplate_programs} EXPORT TypeplateTargets
  RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}")
install(FILES docs/reference/model_card.schema.json docs/reference/porting-rules.schema.json
  DESTINATION "${CMAKE_INSTALL_DATADIR}/typeplate")
install(DIRECTORY porting DESTINATION "${CMAKE_INSTALL_DATADIR}/typeplate" FILES_MATCHING PATTERN "*.json")
if(TARGET typeplate_torch_cli)
  install(TARGETS typeplate_torch_cli RUNTIME DESTINATION "${CMAKE_INSTALL_LIBEXECDIR}/typeplate")
endif()
# A program for another machine cannot print its manual here.
if(TYPEPLATE_GENERATOR AND NOT CMAKE_CROSSCOMPILING)
  include(TypeplateManual)
endif()
install(EXPORT TypeplateTargets NAMESPACE typeplate:: DESTINATION "${typeplate_package_folder}")

# Which version a project may ask for follows the rule for generated headers, docs/reference/versions.md.
set(typeplate_compatibility SameMajorVersion)
if(PROJECT_VERSION_MAJOR EQUAL 0)
  set(typeplate_compatibility SameMinorVersion)
endif()
configure_package_config_file(cmake/TypeplateConfig.cmake.in "${PROJECT_BINARY_DIR}/TypeplateConfig.cmake"
  INSTALL_DESTINATION "${typeplate_package_folder}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/TypeplateConfigVersion.cmake"
  COMPATIBILITY ${typeplate_compatibility})
install(FILES "${PROJECT_BINARY_DIR}/TypeplateConfig.cmake" "${PROJECT_BINARY_DIR}/TypeplateConfigVersion.cmake"
  cmake/TypeplateAddModel.cmake cmake/FindLibTorch.cmake cmake/libtorch_probe.cpp
  DESTINATION "${typeplate_package_folder}")
# The file that Debian wants in every package, under the package's name; right in any other place too.
install(FILES LICENSE DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/typeplate" RENAME copyright)
