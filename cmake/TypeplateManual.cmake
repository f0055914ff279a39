# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
# Has `typeplate` write its manual page and its completion scripts, and installs them where the shells look.

# typeplate_install_output(ARGUMENTS <word>... DESTINATION <folder> NAME <file>)
function(typeplate_install_output)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "DESTINATION;NAME" "ARGUMENTS")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "typeplate_install_output: unknown arguments ${arg_UNPARSED_ARGUMENTS}")
  endif()
  set(script "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/write_output.cmake")
  set(output "${PROJECT_BINARY_DIR}/manual/${arg_NAME}")
  add_custom_command(OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" "-DPROGRAM=$<TARGET_FILE:typeplate_cli>" "-DARGUMENTS=${arg_ARGUMENTS}" "-DOUTPUT=${output}" -P "${script}"
    DEPENDS typeplate_cli "${script}"
    VERBATIM)
  set_property(GLOBAL APPEND PROPERTY TYPEPLATE_MANUAL "${output}")
  install(FILES "${output}" DESTINATION "${arg_DESTINATION}")
endfunction()

file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/manual")
typeplate_install_output(ARGUMENTS man DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" NAME typeplate.1)
typeplate_install_output(ARGUMENTS completion bash DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" NAME typeplate)
typeplate_install_output(ARGUMENTS completion zsh DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/site-functions" NAME _typeplate)
typeplate_install_output(ARGUMENTS completion fish DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d" NAME typeplate.fish)
get_property(typeplate_manual GLOBAL PROPERTY TYPEPLATE_MANUAL)
add_custom_target(typeplate_manual ALL DEPENDS ${typeplate_manual})
