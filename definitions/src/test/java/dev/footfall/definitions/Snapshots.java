package dev.footfall.definitions;

import dev.footfall.query.Model;
import java.io.IOException;

/** Reads trees as the server does, with the built-in definitions and cubes. */
final class Snapshots {
  private static final Model MODEL = Model.builtIn();
  static final Snapshot BUILT_IN = BuiltIn.snapshot("0.1.0", MODEL);

  private Snapshots() {}

  static Snapshot of(Tree tree, String commit) throws IOException {
    return Snapshot.of(tree, commit, BUILT_IN, MODEL);
  }
}
