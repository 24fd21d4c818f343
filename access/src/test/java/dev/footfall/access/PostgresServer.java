package dev.footfall.access;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A real PostgreSQL on a free port of this machine, in a folder of its own. It ends with the JVM at
 * the latest, whatever ends that, and leaves nothing behind.
 */
public final class PostgresServer implements AutoCloseable {
  static final String PASSWORD = "hush/hush?";
  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

  private final Process process;
  private final int port;
  private int databases;

  private PostgresServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts one; takes about a second. */
  public static PostgresServer start() throws IOException {
    int port = freePort();
    var folder = Files.createTempDirectory("footfall-postgres");
    var password = Files.writeString(folder.resolve("password"), PASSWORD);
    var command = new ArrayList<>(List.of("sh", "-c", script(), "postgres", "" + programs()));
    command.addAll(List.of(folder.toString(), "" + port));
    if (System.getProperty("user.name").equals("root")) {
      command.add(otherUser(folder, password));
    }
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    awaitReady(process);
    return new PostgresServer(process, port);
  }

  /** Makes an empty database; its URL, with user and password. */
  public String newDatabase() {
    String name = "footfall" + ++databases;
    execute(url("postgres"), "create database " + name);
    return url(name);
  }

  /** A database's URL, with user and password. */
  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=footfall&password=hush%%2Fhush%%3F"
        .formatted(port, database);
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  /** Executes statements there. */
  static void execute(String url, String sql) {
    try (var connection = PostgresUrl.of(url).source().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (java.sql.SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.onExit().join();
  }

  private static void awaitReady(Process process) throws IOException {
    var reader = process.inputReader(StandardCharsets.UTF_8);
    var said = new ArrayList<String>();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.contains("ready to accept connections")) {
        Thread.startVirtualThread(() -> reader.lines().forEach(PostgresServer::ignore));
        return;
      }
      said.add(line);
    }
    throw new AssertionError("PostgreSQL did not start:\n" + String.join("\n", said));
  }

  private static String script() throws IOException {
    try (var script = PostgresServer.class.getResourceAsStream("postgres.sh")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static int freePort() throws IOException {
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private static void ignore(String line) {}

  /** The folder of initdb and postgres; of several versions the newest. */
  private static Path programs() throws IOException {
    var path = Arrays.stream(System.getenv("PATH").split(":")).map(Path::of);
    return Stream.concat(debian(), path)
        .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "This test needs PostgreSQL's initdb and postgres, in the PATH or in "
                        + DEBIAN
                        + "/*/bin: install the package postgresql (./check does it where it may)"));
  }

  private static Stream<Path> debian() throws IOException {
    if (!Files.isDirectory(DEBIAN)) {
      return Stream.empty();
    }
    try (var versions = Files.list(DEBIAN)) {
      return versions
          .sorted(Comparator.comparingInt(PostgresServer::version).reversed())
          .map(version -> version.resolve("bin"))
          .toList()
          .stream();
    }
  }

  private static int version(Path folder) {
    return Integer.parseInt(folder.getFileName().toString());
  }

  /** Gives folder and password to a user that is not root; initdb refuses root. */
  private static String otherUser(Path folder, Path password) throws IOException {
    var users = folder.getFileSystem().getUserPrincipalLookupService();
    for (String name : List.of("postgres", "nobody")) {
      try {
        var user = users.lookupPrincipalByName(name);
        Files.setOwner(folder, user);
        Files.setOwner(password, user);
        return name;
      } catch (UserPrincipalNotFoundException e) {
        // The next one.
      }
    }
    throw new AssertionError("There is neither a user postgres nor a user nobody to run it as");
  }
}
