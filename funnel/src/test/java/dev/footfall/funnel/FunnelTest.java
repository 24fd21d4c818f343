package dev.footfall.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunnelTest {
  private static final Duration HOUR = Duration.ofHours(1);

  /** Seen where it matters: nine steps in any order must be such that no event can take two. */
  @ParameterizedTest
  @CsvSource({
    "page_view /a,    page_view /a,    true",
    "page_view /a,    page_view /b,    false",
    "page_view /a,    page_view /ab,   false",
    "page_view /a*,   page_view /ab,   true",
    "page_view /a*,   page_view /b,    false",
    "page_view /ab,   page_view /a**,  true",
    "page_view /a/*,  page_view /ab*,  false",
    "page_view /a*/x, page_view /ab*,  true",
    "page_view **,    page_view /b,    true",
    "page_view,       page_view /b,    true",
    "page_view /b,    page_view,       true",
    "buy,             page_view /b,    false",
    "buy,             buy,             true",
    "buy /a,          buy /b,          false",
    "buy,             sell,            false",
    "custom_event,    buy,             true",
    "buy,             custom_event,    true",
    "event,           buy,             true",
    "custom_event,    page_view /b,    false",
    "page_view /b,    event,           false"
  })
  void knowsWhichStepsOneEventCouldTake(String one, String other, boolean overlap) {
    var steps = new ArrayList<What>();
    steps.add(what(one));
    steps.add(what(other));
    for (int i = 0; i < 7; i++) {
      steps.add(what("page_view /other/" + i));
    }
    boolean all = one.contains("**") || one.equals("page_view") || other.equals("page_view");

    assertThat(new Funnel(Mode.ORDERED, HOUR, named(steps)).overlapping()).isEqualTo(overlap);
    if (overlap || all) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Funnel(Mode.ANY_ORDER, HOUR, named(steps)))
          .withMessage(
              "In any order, more than 8 steps must be such that no event can take two of them");
    } else {
      assertThatCode(() -> new Funnel(Mode.ANY_ORDER, HOUR, named(steps)))
          .doesNotThrowAnyException();
    }
    assertThatCode(() -> new Funnel(Mode.ANY_ORDER, HOUR, named(steps.subList(0, 8))))
        .doesNotThrowAnyException();
  }

  @Test
  void hasAStepAndAWindowAndNotTooManySteps() {
    var step = what("page_view /a");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Funnel(Mode.ORDERED, HOUR, List.of()))
        .withMessage("A funnel has 1 to 20 steps");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Funnel(Mode.ORDERED, HOUR, named(List.copyOf(many(step, 21)))))
        .withMessage("A funnel has 1 to 20 steps");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Funnel(Mode.ORDERED, Duration.ZERO, named(List.of(step))))
        .withMessage("A funnel's window is longer than nothing");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Funnel(Mode.ORDERED, Duration.ofMillis(-1), named(List.of(step))))
        .withMessage("A funnel's window is longer than nothing");
    assertThat(new Funnel(Mode.ORDERED, HOUR, named(many(step, 20))).steps()).hasSize(20);
  }

  @Test
  void excludesBetweenTwoStepsThatAreOrdered() {
    var first = named(List.of(what("page_view /a"))).getFirst();
    var second = new Funnel.Step("b", what("page_view /b"), Optional.of(what("refund")));

    assertThat(new Funnel(Mode.ORDERED, HOUR, List.of(first, second)).plain()).isFalse();
    assertThat(new Funnel(Mode.ORDERED, HOUR, List.of(first)).plain()).isTrue();
    assertThat(new Funnel(Mode.STRICT, HOUR, List.of(first)).plain()).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Funnel(Mode.STRICT, HOUR, List.of(first, second)))
        .withMessage("Exclusions lie between two steps, and only of ordered ones");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Funnel(Mode.ORDERED, HOUR, List.of(second, first)))
        .withMessage("Exclusions lie between two steps, and only of ordered ones");
  }

  @Test
  void tellsItsConditionsAsTheLineageDid() {
    var filter = new Filter(new Filter.Property("plan"), Filter.Operator.SET, List.of());
    var page = what("page_view /a");

    assertThat(page.condition()).isEqualTo("page_urlpath = '/a'");
    assertThat(new What("page_view", page.targets(), List.of(filter)).condition())
        .startsWith("(event_name IN ('page_view') AND page_urlpath = '/a' AND isNotNull(");
    assertThat(what("page_view").condition()).isEqualTo("(event_name IN ('page_view'))");
    assertThat(what("buy").condition())
        .contains("event_name IN ('buy')", "'data', 'name') IN ('buy')", "se_action IN ('buy')");
  }

  private static List<What> many(What what, int count) {
    var all = new ArrayList<What>();
    for (int i = 0; i < count; i++) {
      all.add(what);
    }
    return all;
  }

  /** An event's name, and the path it has, if any. */
  private static What what(String text) {
    String[] words = text.split(" ", 2);
    return new What(
        words[0], words.length == 1 ? List.of() : List.of(new Target(words[1])), List.of());
  }

  private static List<Funnel.Step> named(List<What> whats) {
    var steps = new ArrayList<Funnel.Step>();
    for (What what : whats) {
      steps.add(new Funnel.Step("step" + steps.size(), what, Optional.empty()));
    }
    return steps;
  }
}
