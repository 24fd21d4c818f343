package dev.footfall.definitions;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What a schema says about a file. */
final class Findings {
  private final List<Finding> all;
  private final Set<String> unusable = new HashSet<>();

  /**
   * A breach of the schema.
   *
   * @param pointer the JSON pointer of the value it is about
   * @param unusable whether that value is to be read as if it was not there
   */
  record Finding(String pointer, boolean unusable, Problem problem) {}

  Findings(List<Finding> all) {
    this.all = List.copyOf(all);
    all.stream().filter(Finding::unusable).map(Finding::pointer).forEach(unusable::add);
  }

  /** Whether a value is to be read as if it was not there. */
  boolean unusable(String pointer) {
    return unusable.contains(pointer);
  }

  List<Problem> problems() {
    return problems(pointer -> true);
  }

  /** Those about a value, and about anything in it. */
  List<Problem> within(String pointer) {
    return problems(found -> found.equals(pointer) || found.startsWith(pointer + "/"));
  }

  /** Those about values whose pointers pass. */
  List<Problem> problems(Predicate<String> pointers) {
    return all.stream()
        .filter(finding -> pointers.test(finding.pointer()))
        .map(Finding::problem)
        .toList();
  }
}
