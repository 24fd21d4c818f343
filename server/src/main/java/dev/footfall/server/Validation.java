package dev.footfall.server;

import dev.footfall.definitions.Place;
import dev.footfall.definitions.Problem;
import dev.footfall.definitions.Rule;
import dev.footfall.definitions.Snapshot;
import dev.footfall.definitions.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What {@code footfall validate} found.
 *
 * @param files the texts of the files that were read, by path
 * @param problems in the order of files and lines
 */
record Validation(SequencedMap<String, String> files, List<Problem> problems) {
  /** All of a snapshot, its paths behind a prefix. */
  static Validation of(Snapshot snapshot, String prefix) {
    var files = new TreeMap<String, String>();
    snapshot.dashboards().forEach(dashboard -> add(dashboard.source(), files));
    snapshot.visualizations().values().forEach(drawn -> add(drawn.source(), files));
    snapshot.funnels().forEach(funnel -> add(funnel.source(), files));
    snapshot.problems().forEach(problem -> files.putIfAbsent(problem.place().file(), ""));
    return new Validation(files, snapshot.problems()).named(path -> prefix + path);
  }

  /** Several as one. */
  static Validation together(List<Validation> several) {
    var files = new LinkedHashMap<String, String>();
    var problems = new ArrayList<Problem>();
    for (Validation one : several) {
      files.putAll(one.files);
      problems.addAll(one.problems);
    }
    return new Validation(files, problems);
  }

  /** What of it is in any of these paths. */
  Validation within(List<ValidatedPath> paths) {
    var kept = new LinkedHashMap<String, String>();
    files.forEach(
        (file, text) -> {
          if (paths.stream().anyMatch(path -> path.holds(file))) {
            kept.put(file, text);
          }
        });
    return new Validation(
        kept,
        problems.stream().filter(problem -> kept.containsKey(problem.place().file())).toList());
  }

  /** The same with other paths. */
  Validation named(UnaryOperator<String> name) {
    var renamed = new LinkedHashMap<String, String>();
    files.forEach((file, text) -> renamed.put(name.apply(file), text));
    return new Validation(renamed, problems.stream().map(problem -> named(problem, name)).toList());
  }

  /** Without problems of these. */
  Validation without(Rule rule) {
    return new Validation(
        files, problems.stream().filter(problem -> problem.rule() != rule).toList());
  }

  /** How many things cannot be used. */
  long errors() {
    return problems.stream().filter(Problem::isError).count();
  }

  long warnings() {
    return problems.size() - errors();
  }

  /** The problems of a file. */
  List<Problem> of(String file) {
    return problems.stream().filter(problem -> problem.place().file().equals(file)).toList();
  }

  private static void add(Source source, Map<String, String> files) {
    files.put(source.file(), source.text());
  }

  private static Problem named(Problem problem, UnaryOperator<String> name) {
    Place place = problem.place();
    var named = new Place(name.apply(place.file()), place.line(), place.column());
    return new Problem(
        problem.severity(), problem.rule(), named, problem.message(), problem.hint());
  }
}
