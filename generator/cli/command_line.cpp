// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/command_line.hpp"

#include <filesystem>

#include "cli/add_options.hpp"
#include "cli/exit_codes.hpp"
#include "cli/limit_option.hpp"
#include "cli/usage_mistake.hpp"
#include "emit/tool_version.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

constexpr const char* card_help = "The model card, or the folder of a package";

void add_check(CLI::App& program, Command& chosen, CheckOptions& options) {
  CLI::App& check =
      add_command(program, "check", "Check a card and print every mistake in it",
                  "Example:\n  typeplate check models/steam/model_card.json --format short", chosen, options);
  add_positional(check, "card", options.card, card_help, "CARD");
  check.add_flag("--verbose", options.verbose, "Also say what is understood, though written differently");
  add_format(check, options.format);
  add_color(check, options.color);
}

// Nothing is written outside the output folder, whatever the build system was told.
std::string refuse_unless_inside(const std::string& path) {
  const std::filesystem::path given(path);
  bool inside = given.is_relative() && given.has_filename();
  for (const std::filesystem::path& part : given) inside = inside && part != "..";
  return inside ? "" : "`" + path + "` is not a path inside the output folder";
}

void add_generate(CLI::App& program, Command& chosen, GenerateOptions& options) {
  CLI::App& generate =
      add_command(program, "generate", "Write the C++ header of a card",
                  "Example:\n  typeplate generate models/steam/model_card.json -o build/generated\n"
                  "A file whose text stays the same is not touched.",
                  chosen, options);
  add_positional(generate, "card", options.card, card_help, "CARD");
  add_word(generate, "-o,--output", options.output_folder, "The folder to write under; made if missing", "DIR")
      ->check(CLI::Validator(refuse_if_empty, ""));
  add_word(generate, "--header", options.header, "The header's path in it, instead of <name>/<name>.hpp", "PATH")
      ->check(CLI::Validator(refuse_unless_inside, ""));
  add_word(generate, "--templates", options.templates, "Also fill every *.mustache file of this folder", "DIR")
      ->check(CLI::Validator(refuse_if_empty, ""));
  add_word(generate, "--stamp", options.stamp, "A file to touch after success", "FILE");
  add_word(generate, "--depfile", options.depfile, "Write what was read, as a rule for make and ninja", "FILE");
  generate.add_flag("--list", options.list, "Print the paths that would be written, and write nothing");
  add_format(generate, options.format);
  add_color(generate, options.color);
}

std::string refuse_unless_pair(const std::string& word) {
  const std::size_t sign = word.rfind('=');
  const bool pair = sign != std::string::npos && sign != 0 && sign + 1 != word.size();
  return pair ? "" : "`" + word + "` is not NAME=UNIT, such as density=lb/ft3";
}

void add_inspect(CLI::App& program, Command& chosen, InspectOptions& options) {
  CLI::App& inspect = add_command(program, "inspect", "Show a card as a table",
                                  "Example:\n  typeplate inspect models/steam", chosen, options);
  add_positional(inspect, "card", options.card, card_help, "CARD");
  inspect.add_flag("--json", options.json, "Print JSON, for scripts");
  add_color(inspect, options.color);
}

void add_run(CLI::App& program, Command& chosen, RunOptions& options) {
  CLI::App& run =
      add_command(program, "run", "Run a model over the rows of a CSV file",
                  "Example:\n  typeplate run models/steam states.csv -o properties.csv\n"
                  "Columns are named like the inputs, with their units: temperature [degC],pressure [bar].",
                  chosen, options);
  add_positional(run, "package", options.package, "The folder of the model and its card", "PACKAGE");
  add_positional(run, "input", options.input, "The rows; - for the standard input", "CSV");
  add_word(run, "-o,--output", options.output, "Where the results go; - for the standard output, the default",
           "CSV");
  add_word(run, "--device", options.device, "Where the model runs, such as cpu or cuda:0", "DEVICE");
  run.add_flag("--without-hashes", options.without_hashes, "Run files whose sha256 the card does not state");
  run.add_flag("--without-reference", options.without_reference, "Run a model without reference cases");
  run.add_flag("--trust-code", options.trust_code, "Run a model whose code reaches beyond tensors");
  run.add_option("--unit", options.units, "Write an output in this unit; once for each such output")
      ->option_text("NAME=UNIT")
      ->allow_extra_args(false)
      ->check(CLI::Validator(refuse_unless_pair, ""));
  run.add_option("--rows", options.block_rows, "Rows computed at once; with 1 each is computed alone")
      ->option_text("COUNT")
      ->check(CLI::Range(1, 65536).description(""));
  run.add_flag("--outputs-only", options.outputs_only, "Leave out the columns of the input");
  run.add_flag("-q,--quiet", options.quiet, "No progress and no notes on the terminal");
}

// The parser cannot say this: a unit, or a value and two units, or none with --list.
void check_words(const UnitsOptions& options) {
  const auto refuse = [](const char* what) { throw CLI::ValidationError(std::string(what)); };
  const std::size_t count = options.words.size();
  if (options.list && count != 0) refuse("--list lists all units and takes no unit");
  if (!options.list && count != 1 && count != 3) {
    refuse("give one unit to explain, or a value, its unit and the wanted one, such as 350 degC K");
  }
  if (options.difference && count != 3) refuse("--difference is for a value, its unit and the wanted one");
}

void add_units(CLI::App& program, Command& chosen, UnitsOptions& options) {
  CLI::App& units = add_command(program, "units", "Explain a unit, convert a value, or list all units",
                                "Examples:\n  typeplate units \"W/(m2.K)\"\n  typeplate units 350 degC K\n"
                                "  typeplate units 5 degC K --difference\n  typeplate units --list",
                                chosen, options);
  units.add_option("words", options.words, "A unit; or a value, its unit and the wanted one")
      ->option_text("UNIT | VALUE FROM TO");
  units.add_flag("--difference", options.difference, "The value is a temperature difference, not a temperature");
  units.add_flag("--list", options.list, "List all units");
  units.add_flag("--json", options.json, "Print JSON, for scripts");
  add_color(units, options.color);
  units.callback([&chosen, &options] {
    check_words(options);
    chosen = options;
  });
}

void add_init(CLI::App& program, Command& chosen, InitOptions& options) {
  CLI::App& init = add_command(program, "init", "Draft a card for a TorchScript file",
                               "Example:\n  typeplate init model.pt -o model_card.json --name steam_properties",
                               chosen, options);
  add_positional(init, "artifact", options.artifact, "The TorchScript file", "FILE");
  add_word(init, "-o,--output", options.output, "The card to write, beside the file; default: model_card.json",
           "CARD");
  add_word(init, "--name", options.name, "The model's name; default: from the file's name", "NAME");
  init.add_flag("--trust-code", options.trust_code, "Open a model whose code reaches beyond tensors");
  constexpr int a_day = 24 * 60 * 60;
  init.add_option("--time-limit", options.time_limit, "How long the file's code may run; default: 60")
      ->option_text("SECONDS")
      ->check(CLI::Range(1, a_day).description(""));
}

void add_hash(CLI::App& program, Command& chosen, HashOptions& options) {
  CLI::App& hash = add_command(program, "hash", "Write the sha256 and size of a card's files into the card",
                               "Example:\n  typeplate hash models/steam/model_card.json", chosen, options);
  add_positional(hash, "card", options.card, card_help, "CARD");
  add_color(hash, options.color);
}

void add_reference(CLI::App& program, Command& chosen, ReferenceOptions& options) {
  CLI::App& reference = add_command(
      program, "reference", "Enter a file of reference cases into a card, and its tolerances",
      "Example:\n  typeplate reference models/steam/model_card.json reference.safetensors --rtol 1e-5 --atol 1e-6",
      chosen, options);
  add_positional(reference, "card", options.card, card_help, "CARD");
  add_positional(reference, "file", options.file, "The safetensors file, in the folder of the card", "FILE");
  reference.add_option("--rtol", options.rtol, "Largest difference relative to the expected value")
      ->option_text("NUMBER")
      ->required();
  reference.add_option("--atol", options.atol, "Largest difference beside it, in the port's unit")
      ->option_text("NUMBER")
      ->required();
  add_color(reference, options.color);
}

// `archive` is how the command's help calls the file.
void add_opening(CLI::App& command, OpeningOptions& opening, const std::string& archive) {
  add_word(command, "--member", opening.member, ("A file inside of the zip archive " + archive).c_str(), "NAME");
  command.add_flag("--without-checksums", opening.limits.missing_checksums,
                   "Read an archive of PyTorch's that states no checksums");
  const auto set = [&limits = opening.limits](const std::vector<std::string>& words) {
    for (const std::string& word : words) {
      const std::string mistake = set_limit(limits, word);
      if (!mistake.empty()) throw CLI::ValidationError("--limit", mistake);
    }
  };
  command
      .add_option_function<std::vector<std::string>>(
          "--limit", set, "What reading may cost, such as seconds=600 or unpacked_bytes=20GiB")
      ->option_text("NAME=NUMBER")
      ->allow_extra_args(false);
}

void add_weights(CLI::App& program, Command& chosen, WeightsOptions& options) {
  CLI::App& weights = add_command(program, "weights", "List the tensors in a file of weights",
                                  "Example:\n  typeplate weights model.safetensors --stats", chosen, options);
  add_positional(weights, "file", options.file,
                 "A file of safetensors, PyTorch, NumPy, flax, joblib or pickle; its bytes say which", "FILE");
  add_opening(weights, options.opening, "FILE");
  weights.add_flag("--stats", options.stats, "Also the least, largest and mean value of each tensor, and its NaN");
  weights.add_flag("--json", options.json, "Print JSON, for scripts");
  add_color(weights, options.color);
}

void add_tree(CLI::App& program, Command& chosen, TreeOptions& options) {
  CLI::App& tree = add_command(program, "tree", "Show the objects in a pickle, without making any of them",
                               "Example:\n  typeplate tree model.pkl --depth 3", chosen, options);
  add_positional(tree, "file", options.file, "A pickle, a file of PyTorch or of joblib", "FILE");
  add_opening(tree, options.opening, "FILE");
  tree.add_option("--depth", options.depth, "Levels to show; default: 8")
      ->option_text("COUNT")
      ->check(CLI::Range(1, 1000).description(""));
  tree.add_option("--items", options.items, "Items to show of one object; default: 50")
      ->option_text("COUNT")
      ->check(CLI::Range(1, 1'000'000).description(""));
  tree.add_flag("--json", options.json, "Print JSON, for scripts");
  add_color(tree, options.color);
}

void add_written_format(CLI::App& command, std::string& format) {
  add_word(command, "--to", format, "The format to write, if the name of the output does not say it",
           "safetensors|torch|npz|msgpack")
      ->check(CLI::IsMember({"safetensors", "torch", "npz", "msgpack"}).description(""));
}

void add_convert(CLI::App& program, Command& chosen, ConvertOptions& options) {
  CLI::App& convert =
      add_command(program, "convert", "Write the tensors of a file of weights in another format",
                  "Example:\n  typeplate convert model.safetensors model.npz\n"
                  "An existing file is replaced, whole: whoever reads it meanwhile has the old one or the new one.",
                  chosen, options);
  add_positional(convert, "input", options.input, "The file to read; its bytes say its format", "INPUT");
  add_positional(convert, "output", options.output, "The file to write: .safetensors, .pt, .npz or .msgpack",
                 "OUTPUT");
  add_opening(convert, options.opening, "INPUT");
  add_written_format(convert, options.format);
}

// The parser cannot say this: rules alone are checked, or turned round.
void check_port(const PortOptions& options) {
  const auto refuse = [](const char* what) { throw CLI::ValidationError(std::string(what)); };
  if (options.input.empty() && !(options.output.empty() && options.model.empty()))
    refuse("give the file of weights to port behind the rules");
  if (!options.input.empty() && options.output.empty() && !options.report)
    refuse("say where to write the ported weights with -o, or only look with --report");
  if (options.report && options.diagnostics == DiagnosticFormat::Json)
    refuse("--report prints text, and --format json a list of mistakes: give one of them");
}

void add_port(CLI::App& program, Command& chosen, PortOptions& options) {
  CLI::App& port =
      add_command(program, "port", "Rename, transpose, split and cast weights by rules",
                  "Examples:\n  typeplate port torch_to_flax model.safetensors -o model.msgpack --report\n"
                  "  typeplate port hf_patchtst_to_rustml --inverse\n"
                  "Rules that come with Typeplate: flax_to_torch, gpt2_qkv, hf_patchtst_to_rustml,\n"
                  "rustml_to_hf_patchtst, torch_to_flax. Without a file the rules alone are checked.",
                  chosen, options);
  add_positional(port, "rules", options.rules, "A file of rules, or the name of rules that come with Typeplate",
                 "RULES");
  add_word(port, "input", options.input, "The file of weights to port", "INPUT");
  add_opening(port, options.opening, "INPUT");
  add_word(port, "-o,--output", options.output, "The file to write: .safetensors, .pt, .npz or .msgpack", "FILE");
  add_written_format(port, options.format);
  add_word(port, "--like", options.model, "A file with the tensors that must come out, by name, shape and type",
           "FILE");
  port.add_flag("--report", options.report, "Print what becomes of every tensor");
  port.add_flag("--inverse", options.inverse, "Go the way back; without a file: print the rules of the way back");
  add_format(port, options.diagnostics);
  add_color(port, options.color);
  port.callback([&chosen, &options] {
    check_port(options);
    chosen = options;
  });
}

// NaN is read as a number, and no comparison with it would hold.
std::string refuse_unless_tolerance(const std::string& word) {
  double value = -1;
  const bool is_number = CLI::detail::lexical_cast(word, value);
  return is_number && value >= 0 && value <= 1e300 ? "" : "`" + word + "` is no tolerance, such as 1e-5";
}

void add_tolerance(CLI::App& command, const std::string& name, double& value, const char* help) {
  command.add_option(name, value, help)->option_text("NUMBER")->check(CLI::Validator(refuse_unless_tolerance, ""));
}

void add_compare(CLI::App& program, Command& chosen, CompareOptions& options) {
  CLI::App& compare = add_command(
      program, "compare", "Compare the tensors of two files of weights, whatever their formats",
      "Example:\n  typeplate compare model.safetensors model.npz --rtol 1e-5 --atol 1e-8\n"
      "Equal: |a - b| <= atol + rtol |b|. |z| of a complex number is its modulus. NaN equals NaN\n"
      "at the same place, and no number; an infinity equals itself. The exit code is 1 if a tensor differs.",
      chosen, options);
  add_positional(compare, "first", options.first, "A file of weights", "FIRST");
  add_positional(compare, "second", options.second, "Another file of weights", "SECOND");
  add_tolerance(compare, "--rtol", options.rtol,
                "Largest difference that counts as equal, relative to the number of SECOND; default: 0");
  add_tolerance(compare, "--atol", options.atol,
                "Largest difference beside it, whatever the numbers are; default: 0");
  add_opening(compare, options.opening, "FIRST");
  add_word(compare, "--second-member", options.second_member, "A file inside of the zip archive SECOND", "NAME");
  compare.add_flag("--json", options.json, "Print JSON, for scripts");
  add_color(compare, options.color);
}

void add_completion(CLI::App& program, Command& chosen, CompletionOptions& options) {
  CLI::App& completion = add_command(program, "completion", "Print the completion script of a shell",
                                     "Example:\n  typeplate completion bash", chosen, options);
  add_positional(completion, "shell", options.shell, "The shell", "bash|zsh|fish")
      ->check(CLI::IsMember({"bash", "zsh", "fish"}).description(""));
}

// What every command's options are parsed into.
struct AllOptions {
  CheckOptions check;
  GenerateOptions generate;
  InspectOptions inspect;
  RunOptions run;
  UnitsOptions units;
  InitOptions init;
  HashOptions hash;
  ReferenceOptions reference;
  WeightsOptions weights;
  TreeOptions tree;
  ConvertOptions convert;
  PortOptions port;
  CompareOptions compare;
  CompletionOptions completion;
  ManOptions man;
};

void add_commands(CLI::App& program, Command& chosen, AllOptions& options) {
  program.set_version_flag("--version", "typeplate " + tool_version());
  program.footer("Example:\n  typeplate generate models/steam/model_card.json -o build/generated");
  program.require_subcommand(1);
  program.failure_message(explain);
  add_check(program, chosen, options.check);
  add_generate(program, chosen, options.generate);
  add_inspect(program, chosen, options.inspect);
  add_run(program, chosen, options.run);
  add_units(program, chosen, options.units);
  add_init(program, chosen, options.init);
  add_hash(program, chosen, options.hash);
  add_reference(program, chosen, options.reference);
  add_weights(program, chosen, options.weights);
  add_tree(program, chosen, options.tree);
  add_convert(program, chosen, options.convert);
  add_port(program, chosen, options.port);
  add_compare(program, chosen, options.compare);
  add_completion(program, chosen, options.completion);
  add_command(program, "man", "Print the manual page", "Example:\n  typeplate man > typeplate.1", chosen,
              options.man);
}

OptionWords words_of(const CLI::Option& option) {
  OptionWords words{.names = {},
                    .value = option.get_option_text(),
                    .description = option.get_description(),
                    .required = option.get_required()};
  for (const std::string& name : option.get_snames()) words.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) words.names.push_back("--" + name);
  return words;
}

CommandTree tree_of(const CLI::App& command) {
  CommandTree tree{.name = command.get_name(),
                   .description = command.get_description(),
                   .footer = command.get_footer(),
                   .options = {},
                   .commands = {}};
  for (const CLI::Option* option : command.get_options()) tree.options.push_back(words_of(*option));
  const std::function<bool(const CLI::App*)> any;  // without a filter CLI11 gives the parsed commands only
  for (const CLI::App* child : command.get_subcommands(any)) tree.commands.push_back(tree_of(*child));
  return tree;
}

constexpr const char* purpose = "Unit-safe C++ from model cards";

}  // namespace

std::variant<Command, int> parse_command_line(int argument_count, const char* const* arguments) {
  CLI::App program(purpose, "typeplate");
  Command chosen;
  AllOptions options;
  add_commands(program, chosen, options);
  try {
    program.parse(argument_count, arguments);
  } catch (const CLI::ParseError& error) {
    return program.exit(error) == 0 ? exit_ok : exit_bad_usage;
  }
  return chosen;
}

CommandTree command_tree() {
  CLI::App program(purpose, "typeplate");
  Command chosen;
  AllOptions options;
  add_commands(program, chosen, options);
  return tree_of(program);
}

}  // namespace typeplate::inline abi_1::generator
