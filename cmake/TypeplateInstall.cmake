# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
# Installs the headers, the libraries, the generator and a package for find_package(Typeplate).
include(CMakePackageConfigHelpers)

set(typeplate_package_folder "${CMAKE_INSTALL_LIBDIR}/cmake/Typeplate")
get_property(typeplate_libraries GLOBAL PROPERTY TYPEPLATE_LIBRARIES)

install(DIRECTORY runtime/include/typeplate DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" FILES_MATCHING PATTERN "*.hpp")
install(TARGETS ${typeplate_libraries} typeplate_cli EXPORT TypeplateTargets
  RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}")
install(EXPORT TypeplateTargets NAMESPACE typeplate:: DESTINATION "${typeplate_package_folder}")

configure_package_config_file(cmake/TypeplateConfig.cmake.in "${PROJECT_BINARY_DIR}/TypeplateConfig.cmake"
  INSTALL_DESTINATION "${typeplate_package_folder}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/TypeplateConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/TypeplateConfig.cmake" "${PROJECT_BINARY_DIR}/TypeplateConfigVersion.cmake"
  cmake/TypeplateAddModel.cmake cmake/FindLibTorch.cmake cmake/libtorch_probe.cpp
  DESTINATION "${typeplate_package_folder}")
