package dev.footfall.server;

import dev.footfall.definitions.BuiltIn;
import dev.footfall.definitions.Snapshot;
import dev.footfall.query.Model;
import dev.footfall.query.ModelDirectory;
import dev.footfall.query.ModelException;
import dev.footfall.review.LocalRepository;
import dev.footfall.review.Repositories;
import dev.footfall.review.TreeLimitException;
import dev.footfall.review.UnknownRefException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code footfall validate}: what is wrong with definitions, and where. Needs neither a server nor
 * a data directory. Ends with 1 where something cannot be used, with 2 where there is nothing of
 * that name.
 */
@Command(
    name = "validate",
    description =
        "Check definitions: a work tree, a folder of definitions, a file of them, or with --ref a"
            + " git repository at a commit.",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
  /** How problems are told. */
  enum Format {
    TEXT,
    JSON,
    JUNIT,
    SARIF
  }

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "what to check")
  private List<Path> paths = List.of();

  @Option(
      names = "--ref",
      paramLabel = "REF",
      description = "check the repositories at this branch, tag or commit, not their work trees")
  private String ref = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "TEXT",
      description = "${COMPLETION-CANDIDATES}; default: text")
  private Format format = Format.TEXT;

  ValidateCommand() {}

  @Override
  public Integer call() {
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new StartException("There is no " + path);
      }
      if (!ref.isEmpty() && !LocalRepository.isThere(path)) {
        throw new StartException(path + " is in no git repository");
      }
    }
    Validation validation;
    try {
      validation = validation(definitions());
    } catch (IOException e) {
      throw new CommandFailed("Cannot read what to check: " + e.getMessage());
    }
    PrintWriter out = spec.commandLine().getOut();
    switch (format) {
      case TEXT -> new ValidationText(out, Ansi.AUTO.enabled()).print(validation);
      case JSON -> out.println(ValidationJson.of(validation));
      case JUNIT -> out.print(ValidationJunit.of(validation));
      case SARIF -> out.println(ValidationSarif.of(validation, Version.current()));
    }
    out.flush();
    if (validation.files().isEmpty()) {
      spec.commandLine().getErr().println("footfall: There are no definitions in " + named());
    }
    return validation.errors() > 0 ? 1 : 0;
  }

  private String named() {
    return String.join(", ", paths.stream().map(Path::toString).toList());
  }

  private Repositories.Definitions definitions() throws IOException {
    Model model = model();
    Snapshot builtIn = BuiltIn.snapshot(Version.current().program(), model);
    return (tree, commit) -> Snapshot.of(tree, commit, builtIn, model);
  }

  private Model model() throws IOException {
    var line = spec.root().commandLine().getParseResult();
    var config = ModelConfig.of(ConfigOptions.settings(line, System.getenv()));
    try {
      return config.dir().isEmpty()
          ? Model.builtIn()
          : Model.unlooked(ModelDirectory.texts(config.dir().get()));
    } catch (ModelException e) {
      throw new StartException(String.valueOf(e.getMessage()));
    }
  }

  private Validation validation(Repositories.Definitions definitions) throws IOException {
    Map<Path, List<ValidatedPath>> byRoot = new LinkedHashMap<>();
    var whole = new ArrayList<Validation>();
    for (Path path : paths) {
      if (!ref.isEmpty() || LocalRepository.isBare(path)) {
        whole.add(Validation.of(committed(path, definitions), named(path)));
      } else {
        var target = ValidatedPath.of(path);
        byRoot.computeIfAbsent(target.root(), root -> new ArrayList<>()).add(target);
      }
    }
    for (List<ValidatedPath> targets : byRoot.values()) {
      ValidatedPath first = targets.getFirst();
      Snapshot snapshot = definitions.read(first.tree(), "");
      whole.add(first.displayed(Validation.of(snapshot, "").within(targets)));
    }
    return Validation.together(whole);
  }

  private Snapshot committed(Path path, Repositories.Definitions definitions) throws IOException {
    try {
      return LocalRepository.snapshot(path, ref.isEmpty() ? "HEAD" : ref, definitions);
    } catch (UnknownRefException e) {
      throw new StartException(path + ": " + e.sentence());
    } catch (TreeLimitException e) {
      throw new CommandFailed(path + ": " + e.sentence());
    }
  }

  /** What stands before the paths of one repository's files, where there are several. */
  private String named(Path path) {
    return paths.size() == 1 ? "" : path + "/";
  }
}
