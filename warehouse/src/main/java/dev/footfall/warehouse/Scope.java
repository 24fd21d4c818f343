package dev.footfall.warehouse;

/** Whose rows a question may see. There is no question without one. */
public sealed interface Scope {
  /** One project's rows, whatever the SQL says. */
  static Scope project(long id) {
    return new OneProject(id);
  }

  /** No project's rows, only those that are of no project. */
  static Scope noProject() {
    return new OneProject(0);
  }

  /** All rows: for Footfall's own upkeep, never for a question that came from outside. */
  static Scope everything() {
    return new Everything();
  }

  /**
   * One project.
   *
   * @param id its number; 0 is nobody's
   */
  record OneProject(long id) implements Scope {}

  /** All projects. */
  record Everything() implements Scope {}
}
