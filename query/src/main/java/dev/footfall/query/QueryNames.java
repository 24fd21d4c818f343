package dev.footfall.query;

import dev.footfall.event.Nearest;
import dev.footfall.query.Member.Dimension;
import dev.footfall.query.Member.Measure;
import dev.footfall.query.Member.Segment;
import dev.footfall.query.Query.TimeDimension;
import dev.footfall.query.QueryCheck.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Looks up each name of a query by itself. What is no name is left to whoever reads the form. */
final class QueryNames {
  /** Longer names are nobody's slip of the pen. */
  private static final int LONGEST = 100;

  private final Model model;
  private final Resolver resolver;
  private final List<Fault> faults = new ArrayList<>();

  QueryNames(Model model) {
    this.model = model;
    this.resolver = new Resolver(model);
  }

  /** What is wrong with the names. */
  List<Fault> faults(JsonNode query) {
    members(query, "measures", Measure.class);
    members(query, "dimensions", Dimension.class);
    members(query, "segments", Segment.class);
    JsonNode times = query.path("timeDimensions");
    for (int i = 0; i < times.size(); i++) {
      time("/timeDimensions/" + i, times.path(i));
    }
    filters("/filters", query.path("filters"), 0);
    query.propertyNames().stream()
        .filter(key -> !QueryReader.KEYS.contains(key))
        .forEach(key -> unknown("/" + key, true, "the key", key, QueryReader.KEYS));
    return faults;
  }

  private void members(JsonNode query, String key, Class<? extends Member> kind) {
    JsonNode names = query.path(key);
    for (int i = 0; i < names.size(); i++) {
      String path = names.path(i).asString("");
      int cut = path.indexOf('.', path.indexOf('.') + 1);
      String pointer = "/" + key + "/" + i;
      if (cut > 0 && kind == Dimension.class) {
        bucket(pointer, pointer, path.substring(0, cut), path.substring(cut + 1));
      } else {
        member(pointer, path, kind);
      }
    }
  }

  private void time(String pointer, JsonNode time) {
    bucket(
        pointer + "/dimension",
        pointer + "/granularity",
        time.path("dimension").asString(""),
        time.path("granularity").asString(""));
  }

  private void bucket(String at, String cutAt, String path, String granularity) {
    if (!member(at, path, Dimension.class) || granularity.isEmpty()) {
      return;
    }
    var dimension = resolver.find(path, Dimension.class);
    try {
      Resolver.granularity(new TimeDimension(path, granularity, null), dimension);
    } catch (QueryException e) {
      var known =
          Stream.concat(
              Stream.of(Granularity.values()).map(Granularity::word),
              dimension.granularities().keySet().stream());
      fault(cutAt, e, meant(granularity, known.toList()));
    }
  }

  private void filters(String pointer, JsonNode filters, int depth) {
    for (int i = 0; i < filters.size() && depth < FilterReader.MAX_DEPTH; i++) {
      JsonNode filter = filters.path(i);
      String at = pointer + "/" + i;
      filters(at + "/and", filter.path("and"), depth + 1);
      filters(at + "/or", filter.path("or"), depth + 1);
      for (String key : List.of("member", "dimension")) {
        member(at + "/" + key, filter.path(key).asString(""), Member.class);
      }
      String operator = filter.path("operator").asString("");
      if (!operator.isEmpty() && !Operator.BY_NAME.containsKey(operator)) {
        unknown(at + "/operator", false, "the operator", operator, Operator.BY_NAME.keySet());
      }
    }
  }

  /** Whether there is such a member, or what is given is no member's name. */
  private boolean member(String pointer, String path, Class<? extends Member> kind) {
    if (faults.size() >= QueryCheck.MOST) {
      return true;
    }
    if (!QueryReader.MEMBER.matcher(path).matches()) {
      withoutCube(pointer, path, kind);
      return false;
    }
    Cube cube = model.cube(path.substring(0, path.indexOf('.')));
    Member named = cube == null ? null : cube.member(path.substring(path.indexOf('.') + 1));
    if (cube != null && named != null && !(cube.isPublic() && named.head().isPublic())) {
      faults.add(new Fault(pointer, false, "You requested hidden member: '" + path + "'", ""));
      return false;
    }
    try {
      resolver.find(path, kind);
      return true;
    } catch (QueryException e) {
      fault(pointer, e, hint(path, kind));
      return false;
    }
  }

  private void withoutCube(String pointer, String name, Class<? extends Member> kind) {
    if (!name.isEmpty() && name.indexOf('.') < 0) {
      String meant =
          members()
              .filter(member -> kind.isInstance(member) && member.head().name().equals(name))
              .findFirst()
              .map(member -> "; did you mean '" + member.path() + "'?")
              .orElse("");
      String message = "'" + name + "' is not a member of a cube";
      faults.add(new Fault(pointer, false, message, "write Cube.member" + meant));
    }
  }

  private String hint(String path, Class<? extends Member> kind) {
    List<Member> members = members().toList();
    for (Member member : members) {
      if (member.path().equals(path)) {
        return "it is a " + word(member);
      }
    }
    return meant(path, members.stream().filter(kind::isInstance).map(Member::path).toList());
  }

  private Stream<Member> members() {
    return model.cubes().stream().flatMap(QueryNames::visible);
  }

  private static Stream<Member> visible(Cube cube) {
    return cube.isPublic()
        ? cube.members().stream().filter(member -> member.head().isPublic())
        : Stream.of();
  }

  private static String word(Member member) {
    return switch (member) {
      case Measure _ -> "measure";
      case Dimension _ -> "dimension";
      case Segment _ -> "segment";
    };
  }

  private void unknown(
      String pointer, boolean onKey, String what, String name, Collection<String> known) {
    String message = "a query does not know " + what + " '" + name + "'";
    faults.add(new Fault(pointer, onKey, message, meant(name, known)));
  }

  private void fault(String pointer, QueryException e, String hint) {
    faults.add(new Fault(pointer, false, String.valueOf(e.getMessage()), hint));
  }

  private static String meant(String name, Collection<String> known) {
    return name.length() > LONGEST
        ? ""
        : Nearest.to(name, known).map(near -> "did you mean '" + near + "'?").orElse("");
  }
}
