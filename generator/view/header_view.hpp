// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Everything a header's template may say, ready to be written: every text here is already a C++ literal, an
// identifier, a type, or a line of comment. This is the contract with the templates; docs of the fields name them
// as templates do.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace typeplate::inline abi_1::generator {

using Lines = std::vector<std::string>;

struct PortView {
  std::string name;          // identifier of the member and of the tag in `port`
  std::string scalar;        // `float` or `double`
  std::size_t index = 0;     // place among the inputs, or among the outputs
  Lines docs;                // lines that begin with `///`
  Lines declaration;         // the member of Inputs or Outputs
  Lines column_declaration;  // the member of BatchInputs or BatchOutputs
  Lines contract;            // designated initialisers of its port_contract
};

struct HeaderView {
  std::string tool_version;  // "0.1.0"
  std::string version_major, version_minor;
  std::string card_name;   // as text of a comment
  std::string name_space;  // identifier; `namespace` in templates
  Lines namespace_docs;    // one paragraph about the model
  Lines model_docs;        // for the class: use, threads, licence, limits, citation
  Lines example;           // code of a call, for a comment
  Lines batch_example;
  std::string model, version, hash;       // initialisers of the contract
  std::vector<PortView> inputs, outputs;  // never empty
  Lines port_names;                       // identifiers of all ports, each once
};

}  // namespace typeplate::inline abi_1::generator
