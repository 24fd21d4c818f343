package dev.footfall.access;

import static dev.footfall.access.AccessException.Kind.SETUP;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * The key that encrypts stored secrets: what {@code secrets.key} says, else what stands in a file,
 * which is made where it is missing and nothing is encrypted yet.
 *
 * @param file where it stands if it was not configured
 * @param configured what was configured; empty: nothing
 */
record SecretsKey(Path file, String configured) {
  /**
   * Ready to encrypt and decrypt.
   *
   * @param mark something that the right key sealed; empty where nothing is sealed yet
   * @throws AccessException of kind SETUP if there is no key or it is not the right one; nothing
   *     was changed then
   */
  Secrets open(Optional<String> mark) {
    var secrets = Secrets.of(configured.isEmpty() ? kept(mark.isPresent()) : configured);
    if (mark.isPresent() && !secrets.sealed(mark.get())) {
      throw new AccessException(SETUP, wrong(mark.get()));
    }
    return secrets;
  }

  @Override
  public String toString() {
    return "secrets key";
  }

  private String kept(boolean needed) {
    try {
      if (!Files.exists(file)) {
        if (needed) {
          throw new AccessException(SETUP, gone());
        }
        make();
      }
      return read();
    } catch (IOException e) {
      throw new AccessException(
          SETUP,
          "Cannot read or make %s (%s), which holds the key of the stored secrets; let this user read and write it, or set secrets.key."
              .formatted(file, e.getClass().getSimpleName()));
    }
  }

  private String read() throws IOException {
    String key = Files.readString(file).strip();
    if (key.length() < Secrets.SHORTEST_KEY) {
      throw new AccessException(
          SETUP,
          "%s must hold the key of the stored secrets, %d characters or more; put back the one of your backup."
              .formatted(file, Secrets.SHORTEST_KEY));
    }
    return key;
  }

  /** Forced to the disk before anything is encrypted with it, and never seen half written. */
  private void make() throws IOException {
    var whole = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(whole);
    var ownersAlone =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = FileChannel.open(whole, options, ownersAlone)) {
      channel.write(ByteBuffer.wrap((RandomKey.secret() + "\n").getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    try (var directory = FileChannel.open(file.toAbsolutePath().getParent())) {
      directory.force(true);
    }
  }

  private String gone() {
    return "The stored secrets are encrypted, and their key is gone: %s is not there and secrets.key is not set. Put the file of your backup back, or set secrets.key to what it held. Nothing was changed."
        .formatted(file);
  }

  private String wrong(String mark) {
    if (configured.isEmpty()) {
      return "%s is not the key of the stored secrets: put back the file that belongs to this database, or set secrets.key if it was set before. Nothing was changed."
          .formatted(file);
    }
    return "secrets.key is not the key of the stored secrets. "
        + (isTheKeptOne(mark)
            ? "Theirs is in %s: leave secrets.key out, or set it to what that file holds."
                .formatted(file)
            : "Set it to what it was before; a new key cannot open them.")
        + " Nothing was changed.";
  }

  private boolean isTheKeptOne(String mark) {
    try {
      return Files.exists(file) && Secrets.of(read()).sealed(mark);
    } catch (IOException | AccessException e) {
      return false; // then it is no help
    }
  }
}
