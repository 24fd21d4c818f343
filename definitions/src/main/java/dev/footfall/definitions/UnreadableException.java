package dev.footfall.definitions;

/** A file that cannot be read as YAML at all. */
final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  UnreadableException(Problem problem) {
    super(problem.toString());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
