package dev.footfall.definitions;

import java.io.IOException;
import java.util.List;

/** Files as they stood at one commit, by path from the repository's root; {@code /} separates. */
public interface Tree {
  /**
   * The paths of the regular files at any depth below a folder, in any order; none where there is
   * no such folder. Links are not files and are not followed.
   *
   * @param folder a path without a slash at its end
   * @throws IOException if the tree cannot be read
   */
  List<String> files(String folder) throws IOException;

  /**
   * The first bytes of a file.
   *
   * @param path one of {@link #files}
   * @param limit how many bytes at most; a longer file is cut there
   * @throws IOException if the file cannot be read
   */
  byte[] read(String path, int limit) throws IOException;
}
