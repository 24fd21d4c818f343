package dev.footfall.definitions;

import java.util.Locale;

/** What a problem is a breach of. */
public enum Rule {
  /** The file cannot be read as YAML, or is beyond a limit. */
  SYNTAX("A definition is YAML of a reasonable size."),
  /** The file's schema does not allow it. */
  SCHEMA("A definition keeps to its schema."),
  /** A panel names a visualization that is not there. */
  REFERENCE("A panel names a visualization that is there."),
  /** A query cannot be answered from the model. */
  QUERY("A query can be answered from the model."),
  /** An option does not go with the type or the query. */
  OPTION("Options go with the visualization's type and query."),
  /** A filter's default is not among its options, or what it asks is not in the model. */
  FILTER("A filter offers its default, and asks what is in the model."),
  /** Panels lie over one another, or beyond the grid. */
  GRID("Panels lie beside one another, within twelve columns."),
  /** A funnel cannot be counted as it is written. */
  FUNNEL("A funnel can be counted, and has a name of its own."),
  /** A file is not read, or stands for what another file defines. */
  FILE("Every YAML file is in a place where it is read."),
  /** No dashboard shows a visualization. */
  UNUSED("Every visualization is on a dashboard.");

  private final String sentence;

  Rule(String sentence) {
    this.sentence = sentence;
  }

  /** What is right, for people. */
  public String sentence() {
    return sentence;
  }

  /** Its name for programs: {@code syntax}, {@code schema}, and so on. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
