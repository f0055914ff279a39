# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
# Run by CPack on the folder that becomes the Debian package: archives lose their debug information (CMake strips programs
# only), manual pages are compressed, as Debian's policy asks, and zsh's completions go where Debian has them.
find_program(STRIP strip REQUIRED)
find_program(GZIP gzip REQUIRED)

file(GLOB_RECURSE archives "${CPACK_TEMPORARY_INSTALL_DIRECTORY}/*.a")
file(GLOB_RECURSE pages "${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share/man/*.1")
foreach(archive IN LISTS archives)
  execute_process(COMMAND "${STRIP}" --strip-debug --enable-deterministic-archives "${archive}" COMMAND_ERROR_IS_FATAL ANY)
endforeach()
foreach(page IN LISTS pages)
  execute_process(COMMAND "${GZIP}" -9 -n -f "${page}" COMMAND_ERROR_IS_FATAL ANY)
endforeach()

# Debian's zsh looks for other people's completions in a folder of its own.
set(shell "${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share/zsh")
if(EXISTS "${shell}/site-functions")
  file(RENAME "${shell}/site-functions" "${shell}/vendor-completions")
endif()
