package dev.footfall.server;

/**
 * A running part of the server.
 *
 * @param name what it is called in {@code /health/ready}
 * @param check throws, with a message for people, where it does not work
 * @param running closes it
 */
record Part(String name, Check check, AutoCloseable running) {
  /** Finds out whether a part works. */
  @FunctionalInterface
  interface Check {
    void check() throws Exception;
  }
}
