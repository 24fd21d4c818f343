package dev.footfall.warehouse;

import java.util.ArrayList;
import java.util.List;

/** The bare engine, for what a test does behind the warehouse's back. */
final class Engines {
  private Engines() {}

  /** A connection to a data directory that nobody has open, with these settings besides our own. */
  static Connection connect(EngineOptions options, String... settings) {
    var arguments = new ArrayList<>(EngineArguments.of(options));
    arguments.addAll(List.of(settings));
    var library = EngineLibrary.load(EngineLibrary.find(options.library()));
    return Connection.open(library, arguments);
  }
}
