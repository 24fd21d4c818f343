package dev.footfall.definitions;

import dev.footfall.funnel.Funnel;
import dev.footfall.funnel.FunnelCube;
import dev.footfall.funnel.Mode;
import dev.footfall.funnel.Target;
import dev.footfall.funnel.What;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads funnels (lineage.md 4, docs/funnels.md). */
final class FunnelReader {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9_]+");
  private static final Pattern ENDS = Pattern.compile("^-|-$");
  private static final Map<String, String> LETTERS =
      Map.of(
          "ß", "ss", "æ", "ae", "ø", "o", "œ", "oe", "þ", "th", "ð", "d", "đ", "d", "ł", "l", "ı",
          "i");
  private static final String PAGE_VIEW = "pageview";
  private static final int MOST = 200;

  /** Of the SQL with all that can be asked; the engine reads 262,144 of what is asked. */
  private static final int LONGEST_SQL = 150_000;

  private final String commit;
  private final Set<String> cubes;

  /**
   * For the files of a commit.
   *
   * @param cubes the names that are taken
   */
  FunnelReader(String commit, Set<String> cubes) {
    this.commit = commit;
    this.cubes = cubes;
  }

  /** The funnel in a file. */
  FunnelFile read(String slug, DefinitionFile file) {
    Part root = file.root();
    String name = root.text("name", slug);
    String cube = cube(name);
    var problems = new ArrayList<>(file.problems());
    if (file.readable()) {
      problems.addAll(problems(root, cube));
    }
    boolean sound = file.readable() && problems.stream().noneMatch(Problem::isError);
    Optional<Funnel> funnel = Optional.empty();
    if (sound) {
      try {
        funnel = Optional.of(countable(cube, funnel(root)));
      } catch (IllegalArgumentException e) {
        problems.add(error(root.place("steps"), String.valueOf(e.getMessage()), ""));
      }
    }
    return new FunnelFile(
        slug, name, cube, file.readable(), funnel, List.copyOf(problems), file.source(), commit);
  }

  /** Those of which several have one name say so, each; and those that are too many. */
  static List<FunnelFile> apart(List<FunnelFile> files) {
    var named =
        files.stream().filter(FunnelFile::named).collect(Collectors.groupingBy(FunnelFile::cube));
    var apart = new ArrayList<FunnelFile>();
    for (FunnelFile file : files) {
      var same = named.getOrDefault(file.cube(), List.of());
      if (same.size() > 1 && file.named()) {
        FunnelFile other = same.getFirst().equals(file) ? same.get(1) : same.getFirst();
        apart.add(
            file.but(
                error(
                    Place.startOf(file.source().file()),
                    "the funnel " + file.cube() + " stands in " + other.source().file() + " too",
                    "give one of them another name")));
      } else if (apart.size() >= MOST) {
        apart.add(
            file.but(
                error(
                    Place.startOf(file.source().file()),
                    "there are more than " + MOST + " funnels",
                    "a question is asked beside all of them")));
      } else {
        apart.add(file);
      }
    }
    return apart;
  }

  /**
   * The funnel.
   *
   * @throws IllegalArgumentException if it is more than one question can say
   */
  private static Funnel countable(String cube, Funnel funnel) {
    if (FunnelCube.sql(cube, funnel).length() > LONGEST_SQL) {
      throw new IllegalArgumentException(
          "The steps' targets and filters are more than one question can say; write shorter ones,"
              + " or patterns");
    }
    return funnel;
  }

  private List<Problem> problems(Part root, String cube) {
    var problems = new ArrayList<Problem>();
    if (!cube.matches("[a-z].*")) {
      problems.add(
          error(
              root.place("name"),
              "queries cannot call a funnel '" + cube + "'",
              "give it a name that begins with a letter"));
    } else if (cubes.contains(cube)) {
      problems.add(
          error(
              root.place("name"), "there is a cube " + cube + " already", "give it another name"));
    }
    var names = new HashSet<String>();
    for (Part step : root.parts("steps")) {
      String name = step.text("name", "");
      if (!name.isEmpty() && !names.add(name)) {
        problems.add(
            error(
                step.place("name"), "two steps are called " + name, "answers tell steps by name"));
      }
      problems.addAll(ofWhat(step));
      step.part("not").ifPresent(not -> problems.addAll(ofWhat(not)));
    }
    return problems;
  }

  private static List<Problem> ofWhat(Part what) {
    var problems = new ArrayList<>(targets(what));
    what.parts("filters").forEach(filter -> problems.addAll(FunnelFilters.problems(filter)));
    return problems;
  }

  private static List<Problem> targets(Part what) {
    boolean one = what.mapping().values().containsKey("target");
    boolean several = what.mapping().values().containsKey("targets");
    if (one && several) {
      return List.of(error(what.place("targets"), "there are both target and targets", "keep one"));
    }
    return what.text("action", "").equals(PAGE_VIEW) && !one && !several
        ? List.of(
            SchemaMessage.missing(what.pointer(), List.of("target"))
                .problem(what.mapping().place(), false))
        : List.of();
  }

  private static Funnel funnel(Part root) {
    Mode mode = Mode.valueOf(root.text("mode", "ordered").toUpperCase(Locale.ROOT));
    return new Funnel(
        mode,
        Duration.ofSeconds(root.count("seconds_to_convert", 0)),
        root.parts("steps").stream().map(FunnelReader::step).toList());
  }

  private static Funnel.Step step(Part part) {
    return new Funnel.Step(
        part.text("name", ""), what(part), part.part("not").map(FunnelReader::what));
  }

  private static What what(Part part) {
    String action = part.text("action", "");
    List<String> targets =
        part.has("target") ? List.of(part.text("target", "")) : part.texts("targets");
    return new What(
        action.equals(PAGE_VIEW) ? What.PAGE_VIEW : action,
        targets.stream().map(Target::new).toList(),
        part.parts("filters").stream().map(FunnelFilters::filter).toList());
  }

  /** As the lineage did: {@code parameterize.underscore}. */
  private static String cube(String name) {
    String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
    String words = plain.toLowerCase(Locale.ROOT);
    for (var letter : LETTERS.entrySet()) {
      words = words.replace(letter.getKey(), letter.getValue());
    }
    words = OTHERS.matcher(words).replaceAll("-");
    return ENDS.matcher(words).replaceAll("").replace('-', '_');
  }

  static Problem error(Place place, String message, String hint) {
    return Problem.error(Rule.FUNNEL, place, message, hint);
  }
}
