# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
#[=======================================================================[.rst:
TypeplateAddModel
-----------------

``typeplate_add_model(<target> CARD <model_card.json>)``
  adds a library to link against, whose header is generated from the card at build time::

    typeplate_add_model(steam_properties CARD models/steam/model_card.json)
    target_link_libraries(app PRIVATE steam_properties)

    #include <steam_properties/steam_properties.hpp>   // <target>/<target>.hpp

  The namespace in the header comes from the card's name, the file's name from the target. A relative path is looked for
  in the current source folder. The header is generated again when the card (or the generator) changes, and only then;
  a file that includes it is compiled again only when the header's text changes.

``TYPEPLATE_EXECUTABLE``
  names another generator program, for example one built for the host when cross-compiling.
#]=======================================================================]

function(typeplate_add_model target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "CARD" "")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "typeplate_add_model(${target}): unknown arguments `${arg_UNPARSED_ARGUMENTS}`")
  endif()
  if(NOT arg_CARD)
    message(FATAL_ERROR "typeplate_add_model(${target}): say which card: CARD path/to/model_card.json")
  endif()
  if(NOT target MATCHES "^[A-Za-z][A-Za-z0-9_]*$")
    message(FATAL_ERROR "typeplate_add_model(${target}): the target's name is also the header's, so it may have letters, digits and `_` only")
  endif()
  get_filename_component(card "${arg_CARD}" ABSOLUTE)
  set(folder "${CMAKE_CURRENT_BINARY_DIR}/typeplate/${target}")
  set(header "${folder}/${target}/${target}.hpp")
  if(TYPEPLATE_EXECUTABLE)
    set(program "${TYPEPLATE_EXECUTABLE}")
  else()
    set(program typeplate::typeplate)
  endif()
  # The generator leaves a header alone whose text stays the same. Ninja looks again after a command has run, so nothing
  # that includes the header is compiled; Make would run the command again at every build, hence the touch.
  set(touch "")
  if(NOT CMAKE_GENERATOR MATCHES "Ninja")
    set(touch COMMAND "${CMAKE_COMMAND}" -E touch "${header}")
  endif()
  add_custom_command(OUTPUT "${header}"
    COMMAND ${program} generate "${card}" -o "${folder}" --header "${target}/${target}.hpp" ${touch}
    DEPENDS "${card}" ${program}
    COMMENT "Generating ${target}/${target}.hpp from ${arg_CARD}"
    VERBATIM)
  add_library(${target} INTERFACE)
  target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS "${folder}" FILES "${header}")
  if(TARGET typeplate::runtime)
    target_link_libraries(${target} INTERFACE typeplate::runtime)
  else()
    target_link_libraries(${target} INTERFACE typeplate::engine)
  endif()
endfunction()
