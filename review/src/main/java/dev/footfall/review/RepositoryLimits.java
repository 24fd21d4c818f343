package dev.footfall.review;

/**
 * How much a repository may hold.
 *
 * @param repository the most bytes on disk
 * @param object the most bytes of one file or folder in it, unpacked
 * @param push the most bytes of one push or fetch, packed
 */
public record RepositoryLimits(long repository, long object, long push) {
  /** How many branches and tags there may be: every clone and push begins with their list. */
  static final int REFS = 5_000;

  /** A size for people, in the largest unit that fits. */
  static String text(long bytes) {
    int shift = bytes >= 1 << 30 ? 30 : bytes >= 1 << 20 ? 20 : bytes >= 1 << 10 ? 10 : 0;
    String unit =
        switch (shift) {
          case 30 -> " GiB";
          case 20 -> " MiB";
          case 10 -> " KiB";
          default -> " bytes";
        };
    long tenths = (bytes * 10) >> shift;
    return tenths / 10 + (tenths % 10 == 0 ? "" : "." + tenths % 10) + unit;
  }
}
