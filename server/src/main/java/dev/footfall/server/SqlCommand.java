package dev.footfall.server;

import dev.footfall.warehouse.SqlScript;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code footfall sql}: the operator's statements, from the standard input. */
@Command(
    name = "sql",
    description =
        "Run SQL on the warehouse: statements from the standard input, separated by semicolons."
            + " Footfall's own tables can be read; tables of your own can be made, filled, changed"
            + " and dropped.",
    mixinStandardHelpOptions = true)
final class SqlCommand implements Callable<Integer> {
  private final InputStream in;

  @Mixin private OperatorOptions options = new OperatorOptions();

  SqlCommand() {
    this(System.in);
  }

  /** Reads from somewhere else. */
  SqlCommand(InputStream in) {
    this.in = in;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var statements = SqlScript.statements(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    return options.runWithWarehouse(
        (api, report) -> {
          for (String statement : statements) {
            api.print("/sql", Map.of("statement", statement, "json", report.json()), report.out());
          }
        });
  }
}
