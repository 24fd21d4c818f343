package dev.footfall.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailpointTest {
  @Test
  void tellsWhoWatchesOfEachPlaceUntilTheyStop() {
    var passed = new ArrayList<String>();
    Failpoint.pass("before.watching");
    var watch = Failpoint.watch(passed::add);
    Failpoint.pass("step.before");
    Failpoint.pass("step.after");
    watch.close();
    Failpoint.pass("after.watching");

    assertThat(passed).containsExactly("step.before", "step.after");
  }

  @Test
  void endsTheWorkWithWhatTheWatcherThrows() {
    var watch =
        Failpoint.watch(
            place -> {
              throw new IllegalStateException(place);
            });
    try {
      assertThatThrownBy(() -> Failpoint.pass("step.before")).hasMessage("step.before");
    } finally {
      watch.close();
    }
  }

  @Test
  void endsAProcessAtThePlaceThatItsPropertyNames() throws Exception {
    var process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Dfootfall.failpoint=step.after:2",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ThreeSteps.class.getName()))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).isEqualTo(Failpoint.EXIT_CODE);
    assertThat(output.lines()).containsExactly("step 1", "step 2");
  }

  /** A process that takes three steps and cleans up. */
  static final class ThreeSteps {
    private ThreeSteps() {}

    public static void main(String[] arguments) {
      try {
        for (int step = 1; step <= 3; step++) {
          Failpoint.pass("step.before");
          System.out.println("step " + step);
          Failpoint.pass("step.after");
        }
      } finally {
        System.out.println("cleaned up");
      }
    }
  }
}
