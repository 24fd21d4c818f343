package dev.footfall.enrich;

/**
 * A data file in use.
 *
 * @param name the file's name, as in the folder {@code enrich} of the data directory
 * @param version what the file says of itself, else the first digits of its SHA-256
 * @param origin its path; {@code bundled} for the one that comes with the program
 * @param problem what keeps a newer file from being used, for a person; empty: nothing
 */
public record DataVersion(String name, String version, String origin, String problem) {
  /** Name, version and origin, for a person. */
  @Override
  public String toString() {
    return "%s %s (%s)".formatted(name, version, origin);
  }
}
