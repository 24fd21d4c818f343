package dev.footfall.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The real disk, which at a power cut forgets what was not forced: of each file some of the sectors
 * that changed since its last force, and of the names the latest changes since the folder was
 * forced.
 */
final class ForgetfulDisk implements Disk {
  private static final int SECTOR = 512;

  private final Map<Path, Content> names = new HashMap<>();
  private final Map<Path, Content> forcedNames = new HashMap<>();
  private final List<Consumer<Map<Path, Content>>> unforced = new ArrayList<>();

  /** What is on disk of a file, under whatever name. */
  private static final class Content {
    byte[] forced;
    byte @Nullable [] last;

    Content(byte[] forced) {
      this.forced = forced;
    }
  }

  /** A disk on which everything in this folder is forced. */
  static ForgetfulDisk with(Path folder) throws IOException {
    var disk = new ForgetfulDisk();
    for (var file : files(folder)) {
      disk.names.put(file, new Content(Files.readAllBytes(file)));
    }
    disk.forcedNames.putAll(disk.names);
    return disk;
  }

  @Override
  public synchronized FileChannel open(Path file, StandardOpenOption... options)
      throws IOException {
    var channel = FileChannel.open(file, options);
    if (Arrays.asList(options).contains(StandardOpenOption.CREATE_NEW)) {
      var content = new Content(new byte[0]);
      change(now -> now.put(file, content));
    }
    var content = names.get(file);
    return new DelegatingChannel(channel) {
      @Override
      public void force(boolean metaData) throws IOException {
        if (content != null) {
          content.forced = Files.readAllBytes(name(content));
        }
      }
    };
  }

  @Override
  public synchronized void rename(Path from, Path to) throws IOException {
    var replaced = names.get(to);
    if (replaced != null) {
      replaced.last = Files.readAllBytes(to);
    }
    Disk.super.rename(from, to);
    change(
        now -> {
          var moved = now.remove(from);
          if (moved != null) {
            now.put(to, moved);
          }
        });
  }

  @Override
  public synchronized void delete(Path file) throws IOException {
    var deleted = names.get(file);
    if (deleted != null) {
      deleted.last = Files.readAllBytes(file);
      Disk.super.delete(file);
      change(now -> now.remove(file));
    }
  }

  @Override
  public synchronized void forceFolder(Path folder) {
    forcedNames.clear();
    forcedNames.putAll(names);
    unforced.clear();
  }

  /** Leaves in the folder what a power cut leaves. */
  synchronized void cutPower(Path folder, Random random) throws IOException {
    for (var named : names.entrySet()) {
      named.getValue().last = Files.readAllBytes(named.getKey());
    }
    var left = new HashMap<>(forcedNames);
    unforced.subList(0, random.nextInt(unforced.size() + 1)).forEach(change -> change.accept(left));
    for (var file : files(folder)) {
      Files.delete(file);
    }
    for (var named : left.entrySet()) {
      Files.write(named.getKey(), torn(named.getValue(), random));
    }
  }

  private void change(Consumer<Map<Path, Content>> change) {
    change.accept(names);
    unforced.add(change);
  }

  private synchronized Path name(Content content) {
    return names.entrySet().stream()
        .filter(named -> named.getValue() == content)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private static byte[] torn(Content content, Random random) {
    byte[] last = content.last == null ? content.forced : content.last;
    int size = random.nextBoolean() ? last.length : content.forced.length;
    byte[] torn = Arrays.copyOf(content.forced, size);
    for (int at = 0; at < Math.min(size, last.length); at += SECTOR) {
      if (random.nextBoolean()) {
        System.arraycopy(last, at, torn, at, Math.min(SECTOR, Math.min(size, last.length) - at));
      }
    }
    return torn;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
