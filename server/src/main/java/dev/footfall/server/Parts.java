package dev.footfall.server;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The running parts in the order they were started; closed in the opposite order. */
final class Parts implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("footfall.app");

  private final List<Part> parts = new CopyOnWriteArrayList<>();

  /** Takes charge of a part that was just started. */
  <T extends AutoCloseable> T add(String name, T running, Part.Check check) {
    parts.add(new Part(name, check, running));
    return running;
  }

  /** The parts, first started first. */
  List<Part> all() {
    return parts;
  }

  /** Closes every part, also where another one fails to. */
  @Override
  public void close() {
    for (Part part : parts.reversed()) {
      try {
        part.running().close();
      } catch (Exception e) {
        LOG.log(System.Logger.Level.ERROR, "The part " + part.name() + " did not close", e);
      }
    }
    parts.clear();
  }
}
