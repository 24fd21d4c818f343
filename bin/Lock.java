import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.eventspy.AbstractEventSpy;
import org.eclipse.aether.RepositoryEvent;

/**
 * Compares every file that Maven takes from its local repository with {@code maven.sha256}, before
 * Maven reads it, and ends the build at the first that is not there or differs. Maven 3.9 can do
 * this itself, 3.8 cannot: this is a class beside Maven's own, put there by {@code bin/lock} and
 * compiled for Java 11, because 3.8 cannot scan much newer ones.
 *
 * <p>{@code -Dfootfall.lock=FILE} names the lock; with {@code -Dfootfall.lock.write=true} it is
 * written anew, from what this build took.
 */
@Named
@Singleton
public final class Lock extends AbstractEventSpy {
  private final Path file = Path.of(System.getProperty("footfall.lock", "maven.sha256"));
  private final boolean writing = Boolean.getBoolean("footfall.lock.write");
  private final Map<String, String> taken = new ConcurrentHashMap<>();
  private Map<String, String> locked = Map.of();

  @Override
  public void init(Context context) throws IOException {
    if (!writing) {
      try (var lines = Files.lines(file)) {
        locked =
            lines.collect(
                Collectors.toMap(line -> line.substring(66), line -> line.substring(0, 64)));
      }
    }
  }

  @Override
  public void onEvent(Object event) throws IOException {
    if (event instanceof RepositoryEvent
        && ((RepositoryEvent) event).getType() == RepositoryEvent.EventType.ARTIFACT_RESOLVED) {
      resolved((RepositoryEvent) event);
    }
  }

  private void resolved(RepositoryEvent event) throws IOException {
    var artifact = event.getArtifact().getFile();
    var repository = event.getSession().getLocalRepository().getBasedir().toPath();
    if (artifact == null
        || !artifact.toPath().startsWith(repository)
        || event.getArtifact().getGroupId().equals("dev.footfall")) {
      return;
    }
    var path = repository.relativize(artifact.toPath()).toString().replace('\\', '/');
    if (taken.containsKey(path)) {
      return;
    }
    var sum = sum(artifact.toPath());
    taken.put(path, sum);
    if (!writing && !sum.equals(locked.get(path))) {
      stop(path, locked.containsKey(path));
    }
  }

  /** An exception from here would only be logged. */
  private static void stop(String path, boolean known) {
    System.out.println(
        known
            ? "[ERROR] "
                + path
                + " is not the file that maven.sha256 names: remove it from the local"
                + " repository and build again; if it comes back the same, do not use it."
            : "[ERROR] "
                + path
                + " is not in maven.sha256: where a new dependency is meant, run"
                + " bin/lock and commit what it writes.");
    System.out.flush();
    Runtime.getRuntime().halt(1);
  }

  @Override
  public void close() throws IOException {
    if (writing) {
      var lines = new ArrayList<String>();
      new TreeMap<>(taken).forEach((path, sum) -> lines.add(sum + "  " + path));
      Files.write(file, lines);
    }
  }

  private static String sum(Path path) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path));
      return String.format("%064x", new BigInteger(1, digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
