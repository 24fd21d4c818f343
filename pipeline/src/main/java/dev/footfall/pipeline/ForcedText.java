package dev.footfall.pipeline;

import dev.footfall.event.Failpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Small files of text that are wholly the old ones or wholly the new ones after any crash. */
final class ForcedText {
  private ForcedText() {}

  /**
   * Replaces the file's text, and returns when that is on disk. The failpoints between its steps
   * are named after the file.
   */
  static void replace(Path file, String text) throws IOException {
    String name = String.valueOf(file.getFileName());
    Path next = file.resolveSibling(name + ".next");
    Failpoint.pass(name + ".write.before");
    write(next, text, name);
    Failpoint.pass(name + ".rename.before");
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Failpoint.pass(name + ".rename.after");
    // Without this a power cut may bring the old file back.
    try (var folder = FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
      folder.force(true);
    }
    Failpoint.pass(name + ".folder.after");
  }

  private static void write(Path file, String text, String name) throws IOException {
    var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    try (var channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      Failpoint.pass(name + ".force.before");
      channel.force(true);
    }
  }
}
