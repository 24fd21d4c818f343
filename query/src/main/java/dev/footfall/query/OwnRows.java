package dev.footfall.query;

import dev.footfall.query.Member.Dimension;
import dev.footfall.query.Member.Measure;
import dev.footfall.query.Member.Segment;
import java.util.List;
import java.util.Set;

/**
 * Whether the rows of one cube tell a member for good, as a rollup has to: it joins nothing, looks
 * at nothing that a question says, and calls no function whose answer changes with time.
 */
record OwnRows(Model model, Cube cube) {
  /**
   * The SQL of a member.
   *
   * @throws UnfitException if these rows do not suffice, or not for good
   */
  String sql(Member member) {
    Expression expression = model.expression(member);
    if (!suffices(member, expression)) {
      throw new UnfitException(
          "has " + member.path() + ", which reaches into other cubes and may change later");
    }
    return expression.sql();
  }

  /**
   * Whether a member's expression needs this cube's rows only.
   *
   * @throws UnfitException if it may say something else of the same rows
   */
  boolean suffices(Member member, Expression expression) {
    if (asksTheQuery(member)) {
      throw new UnfitException("has " + member.path() + ", which looks at the query's filters");
    }
    if (!Words.lasting(expression.sql() + " " + condition(member))) {
      throw new UnfitException(
          "has " + member.path() + ", whose SQL may say something else tomorrow of the same event");
    }
    return expression.cubes().equals(Set.of(cube.name())) && expression.subQueries().isEmpty();
  }

  private String condition(Member member) {
    return member instanceof Measure measure ? model.rows(measure) : "";
  }

  private boolean asksTheQuery(Member member) {
    return switch (member) {
      case Dimension dimension -> asksTheQuery(dimension.sql());
      case Segment segment -> asksTheQuery(segment.sql());
      case Measure measure ->
          (measure.sql() != null && asksTheQuery(measure.sql()))
              || measure.filters().stream().anyMatch(this::asksTheQuery);
    };
  }

  private boolean asksTheQuery(Template sql) {
    return sql.parts().stream()
        .anyMatch(
            part ->
                switch (part) {
                  case Template.FilterOf _,
                      Template.BucketOf _,
                      Template.Within _,
                      Template.Asked _ ->
                      true;
                  case Template.Name name -> asksTheQuery(name.name());
                  case Template.MemberOf of -> isOurs(of.path()) && asksTheQuery(of.member());
                  default -> false;
                });
  }

  private boolean asksTheQuery(String name) {
    Member member = cube.member(name);
    return member != null && asksTheQuery(member);
  }

  /** Whether a path of names in a template means this cube. */
  boolean isOurs(List<String> path) {
    return path.equals(List.of("CUBE")) || path.equals(List.of(cube.name()));
  }
}
