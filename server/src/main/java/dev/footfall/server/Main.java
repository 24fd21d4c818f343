package dev.footfall.server;

import java.io.PrintWriter;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. Exit codes: 0 ok, 1 failed, 2 wrong usage or configuration. */
@Command(
    name = "footfall",
    description = "Product analytics as code.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Name.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ServeCommand.class,
      DemoCommand.class,
      VersionCommand.class,
      ConfigCommand.class,
      DoctorCommand.class,
      UserCommand.class,
      ProjectCommand.class,
      TokenCommand.class,
      FlagCommand.class,
      BadRowsCommand.class,
      QueryCommand.class,
      SqlCommand.class,
      ValidateCommand.class,
      BenchCommand.class,
      CommandLine.HelpCommand.class,
      AutoComplete.GenerateCompletion.class
    })
final class Main implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  Main() {}

  /** Started by {@link Launch}, and by it only: it makes sure of the Java version. */
  public static void main(String[] arguments) {
    Logging.configure();
    System.exit(commandLine().execute(arguments));
  }

  /** The command line, ready to execute. */
  static CommandLine commandLine() {
    var line = new CommandLine(new Main());
    ConfigOptions.addTo(line.getCommandSpec());
    line.setUsageHelpAutoWidth(true);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(Main::wrongUsage);
    line.setExecutionExceptionHandler(Main::failed);
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what to do: " + String.join(", ", spec.subcommands().keySet()));
  }

  private static int wrongUsage(ParameterException e, String[] arguments) {
    var command = e.getCommandLine();
    String sentence = String.valueOf(e.getMessage());
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
      sentence = unknown(unmatched.getUnmatched().getFirst(), command.getCommandSpec());
    }
    say(command.getErr(), sentence);
    return 2;
  }

  private static String unknown(String argument, CommandSpec command) {
    String name = argument.replaceFirst("=.*", "");
    boolean option = name.startsWith("-");
    var known = option ? ConfigOptions.names(command) : List.copyOf(command.subcommands().keySet());
    String kind = option ? "option " : "command ";
    return String.valueOf(
        KnownKeys.unknown("There is no " + kind + name, name, known).getMessage());
  }

  private static int failed(Exception e, CommandLine command, ParseResult line) {
    if (e instanceof StartException) {
      say(command.getErr(), String.valueOf(e.getMessage()));
      return 2;
    }
    if (e instanceof CommandFailed) {
      say(command.getErr(), String.valueOf(e.getMessage()));
      return 1;
    }
    e.printStackTrace(command.getErr());
    return 1;
  }

  private static void say(PrintWriter out, String sentence) {
    out.println("footfall: " + sentence);
    out.flush();
  }

  /** For {@code --version}. */
  static final class Name implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"footfall " + Version.current().program()};
    }
  }
}
