package dev.footfall.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The real disk without its slow part: what a killed process wrote is there without a force. */
final class UnforcedDisk implements Disk {
  @Override
  public FileChannel open(Path file, StandardOpenOption... options) throws IOException {
    return new DelegatingChannel(FileChannel.open(file, options)) {
      @Override
      public void force(boolean metaData) {}
    };
  }

  @Override
  public void forceFolder(Path folder) {}
}
