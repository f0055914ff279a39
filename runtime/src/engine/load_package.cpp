// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/engine/load_package.hpp>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <exception>
#include <new>
#include <optional>
#include <typeplate/version.hpp>
#include <vector>

#include <typeplate/card/contract.hpp>
#include <typeplate/engine/card_layout.hpp>
#include <typeplate/engine/message.hpp>
#include <typeplate/engine/reference_check.hpp>
#include <typeplate/engine/session.hpp>
#include <typeplate/package/contract_match.hpp>
#include <typeplate/package/open_package.hpp>
#include <typeplate/package/reference_cases.hpp>
#include <typeplate/package/torchscript_scan.hpp>

#include "dynamic_target.hpp"

namespace typeplate::inline abi_1 {
namespace {

using package::opened_package;
using package::reference_cases;

void require_abi(const contract& compiled, int abi) {
  if (abi == abi_number) return;
  throw message()
      .text("the header of model ")
      .name(compiled.model)
      .text(" was compiled against interface ")
      .number(abi)
      .text(" of Typeplate, this library has ")
      .number(abi_number)
      .text("; compile the program with the headers of the library it links")
      .to_error();
}

std::optional<reference_cases> cases_of(const opened_package& opened, const load_options& options) {
  const card::Card& card = opened.card;
  if (card.reference)
    return package::read_reference_cases(card, opened.reference,
                                         package::file_words(card.reference->file, card.name));
  if (options.without_reference) return std::nullopt;
  throw message()
      .text("model ")
      .name(card.name)
      .text(
          " has no reference cases: its card has no `reference`, so nothing shows that it computes what it was "
          "trained to; add them with "
          "`typeplate reference`, or set `without_reference` to load it unproven")
      .to_error();
}

// A value that the port allows, for trying out a model without reference cases.
double typical_value(const card::Port& port) {
  const double lower = port.lower.value_or(port.upper.value_or(0.0));
  const double upper = port.upper.value_or(lower);
  return lower + (upper - lower) / 2;
}

double network_value(const card::Port& port, const affine& scaling, const std::optional<reference_cases>& cases,
                     std::size_t input) {
  const bool open = !port.lower && !port.upper;
  // Without bounds the middle of what the network was trained on: zero behind the standardisation.
  if (!cases && open) return 0.0;
  const double value = cases ? cases->inputs[input].front() : typical_value(port);
  return value * scaling.a + scaling.b;
}

void set(void* data, dtype type, std::size_t index, double value) {
  if (type == dtype::float32) {
    static_cast<float*>(data)[index] = static_cast<float>(value);
  } else {
    static_cast<double*>(data)[index] = value;
  }
}

// What goes wrong here is no caller's sample; LibTorch's own words stay nested in the message.
void run_trial(workspace& space, std::size_t rows) {
  try {
    space.run(rows);
  } catch (const error& broken) {
    const error said = message().text("the trial run at load failed: ").text(broken.what()).to_error();
    try {
      std::rethrow_if_nested(broken);
    } catch (...) {
      std::throw_with_nested(said);
    }
    throw said;
  }
}

// Runs the bare network on a few samples: whether its tensors have the shapes and types of the card shows only
// then. The workspace comes back warm, for the first call.
std::unique_ptr<workspace> try_out(const backend& runner, const card::Card& card, const network_layout& layout,
                                   const std::optional<reference_cases>& cases) {
  auto space = runner.make_workspace();
  for (const std::size_t rows : {std::size_t{3}, std::size_t{1}}) {
    std::vector<void*> buffers;
    for (std::size_t tensor = 0; tensor < layout.input_tensors.size(); ++tensor)
      buffers.push_back(space->input(tensor, rows));
    for (std::size_t input = 0; input < layout.inputs.size(); ++input) {
      const port_binding& binding = layout.inputs[input];
      const tensor_layout& tensor = layout.input_tensors[binding.tensor];
      const double value = network_value(card.inputs[input], binding.scaling, cases, input);
      for (std::size_t row = 0; row < rows; ++row)
        set(buffers[binding.tensor], tensor.type, row * tensor.columns + binding.column, value);
    }
    run_trial(*space, rows);
  }
  return space;
}

// What both kinds of model do once the package is open. `promised` is the header's contract, or the card's own.
model_handle ready_model(opened_package opened, const contract& promised, const load_options& options,
                         const backend_factory& make_backend) {
  const auto cases = cases_of(opened, options);
  const std::string what = package::file_words(opened.card.artifact.file, opened.card.name);
  const std::vector<std::byte> archive = package::checked_torchscript(opened.artifact, what, options.trust_code);
  opened.artifact = {};
  const network_layout layout = layout_of(opened.card);
  plan ports = make_plan(promised, layout);
  auto runner = make_backend({archive, what, opened.card.artifact, layout.input_tensors, layout.output_tensors,
                              options.device, options.serialize_calls});
  auto tried = try_out(*runner, opened.card, layout, cases);

  // Quiet while the reference cases run: what they warn of concerns nobody.
  const auto nobody = [](const warning&) {};
  auto ready = std::make_unique<session>(std::move(ports), std::move(runner), nobody, std::move(tried));
  session& loaded = *ready;
  model_handle model = make_handle(std::move(ready));
  if (cases) check_reference(model, opened.card, *cases);
  loaded.set_warning_handler(options.on_warning);
  return model;
}

[[noreturn]] void refuse_without_memory(std::string_view path) {
  throw message()
      .text("package ")
      .quote(path, 120)
      .text(" cannot be loaded: this process gets no memory for it; raise its limit or free some memory")
      .to_error();
}

// The path and the card are all that is known so far: the program's own word for the model belongs in front.
opened_package open_for(const contract& compiled, std::string_view path, const load_options& options) {
  std::optional<package::package_folder> folder;
  std::optional<card::Card> card;
  try {
    folder.emplace(path);
    card = package::read_package_card(*folder);
  } catch (const error& broken) {
    throw message().text("model ").name(compiled.model).text(" cannot be loaded: ").text(broken.what()).to_error();
  }
  return package::verify_files(*folder, std::move(*card), options.without_hashes);
}

}  // namespace

model_handle load_package(std::string_view path, const contract& compiled, const load_options& options, int abi,
                          const backend_factory& make_backend) {
  require_abi(compiled, abi);
  try {
    opened_package opened = open_for(compiled, path, options);
    package::require_same_contract(card::contract_facts(opened.card), compiled, path);
    return ready_model(std::move(opened), compiled, options, make_backend);
  } catch (const std::bad_alloc&) {
    refuse_without_memory(path);
  }
}

dynamic_model load_dynamic_package(std::string_view path, const load_options& options,
                                   const backend_factory& make_backend) {
  try {
    opened_package opened = package::open_package(package::package_folder(path), options.without_hashes);
    kept_contract promised(opened.card);
    model_handle model = ready_model(std::move(opened), promised.get(), options, make_backend);
    return dynamic_target::make(std::move(promised), std::move(model));
  } catch (const std::bad_alloc&) {
    refuse_without_memory(path);
  }
}

}  // namespace typeplate::inline abi_1
