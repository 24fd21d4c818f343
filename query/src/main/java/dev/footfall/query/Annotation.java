package dev.footfall.query;

import dev.footfall.query.Member.Dimension;
import dev.footfall.query.Member.Measure;
import dev.footfall.query.Resolved.Bucket;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What an answer, or the list of members, tells people about a member. */
final class Annotation {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Model model;

  Annotation(Model model) {
    this.model = model;
  }

  /** The members of an answer by their names in its rows. */
  ObjectNode of(Resolved resolved) {
    ObjectNode annotation = JSON.objectNode();
    ObjectNode measures = annotation.putObject("measures");
    resolved.measures().forEach(each -> measures.set(each.path(), of(each)));
    ObjectNode dimensions = annotation.putObject("dimensions");
    resolved.dimensions().forEach(each -> dimensions.set(each.path(), of(each)));
    ObjectNode segments = annotation.putObject("segments");
    resolved.segments().forEach(each -> segments.set(each.path(), of(each)));
    ObjectNode times = annotation.putObject("timeDimensions");
    for (Bucket bucket : resolved.buckets()) {
      times.set(bucket.path(), of(bucket));
      if (!resolved.dimensions().contains(bucket.dimension())) {
        times.set(bucket.dimension().path(), of(bucket.dimension()));
      }
    }
    return annotation;
  }

  /** A member: its titles, its description and its type. */
  ObjectNode of(Member member) {
    ObjectNode entry = titles(member);
    if (!(member instanceof Member.Segment)) {
      entry.put("type", member.type());
    }
    if (member.head().format() != null) {
      entry.set("format", member.head().format());
    }
    if (member.head().meta() != null) {
      entry.set("meta", member.head().meta());
    }
    if (member instanceof Measure measure) {
      drill(measure, entry);
    }
    return entry;
  }

  private ObjectNode of(Bucket bucket) {
    Dimension dimension = bucket.dimension();
    ObjectNode entry = of(dimension);
    Cut granularity = bucket.granularity();
    entry
        .putObject("granularity")
        .put("name", granularity.word())
        .put("title", granularity.title())
        .put("interval", granularity.interval());
    return entry;
  }

  private ObjectNode titles(Member member) {
    Member.Head head = member.head();
    ObjectNode entry = JSON.objectNode();
    entry.put("title", model.known(head.cube()).title() + " " + head.title());
    entry.put("shortTitle", head.title());
    if (!head.description().isEmpty()) {
      entry.put("description", head.description());
    }
    return entry;
  }

  private static void drill(Measure measure, ObjectNode entry) {
    ArrayNode members = entry.putArray("drillMembers");
    measure.drillMembers().forEach(name -> members.add(measure.head().cube() + "." + name));
    ObjectNode grouped = entry.putObject("drillMembersGrouped");
    grouped.putArray("measures");
    grouped.set("dimensions", members.deepCopy());
  }
}
