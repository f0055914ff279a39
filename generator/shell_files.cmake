# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
#
# The manual page and the shells' completion scripts, which the program itself writes, so that they name exactly the
# commands and options that it has.

set(typeplate_shell_program typeplate_cli)
if(TYPEPLATE_EXECUTABLE)
  set(typeplate_shell_program "${TYPEPLATE_EXECUTABLE}")
elseif(CMAKE_CROSSCOMPILING AND NOT CMAKE_CROSSCOMPILING_EMULATOR)
  message(STATUS "Typeplate: no manual page and no completion scripts: give TYPEPLATE_EXECUTABLE, a program for this machine")
  return()
endif()

set(typeplate_shell_files "")
# <path below the data folder> <words for the program...>
function(typeplate_add_shell_file path)
  set(file "${CMAKE_CURRENT_BINARY_DIR}/share/${path}")
  get_filename_component(folder "${file}" DIRECTORY)
  file(MAKE_DIRECTORY "${folder}")
  add_custom_command(OUTPUT "${file}" COMMAND ${typeplate_shell_program} ${ARGN} > "${file}"
    DEPENDS ${typeplate_shell_program} VERBATIM)
  set(typeplate_shell_files ${typeplate_shell_files} "${file}" PARENT_SCOPE)
endfunction()

typeplate_add_shell_file(man/man1/typeplate.1 man)
typeplate_add_shell_file(bash-completion/completions/typeplate completion bash)
typeplate_add_shell_file(zsh/site-functions/_typeplate completion zsh)
typeplate_add_shell_file(fish/vendor_completions.d/typeplate.fish completion fish)
add_custom_target(typeplate_shell_files ALL DEPENDS ${typeplate_shell_files})
install(DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}/share/" DESTINATION "${CMAKE_INSTALL_DATADIR}")
