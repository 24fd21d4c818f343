package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong usage of {@code footfall bench} is refused before anything is started. */
class BenchCommandTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          P11              | There is no figure P11; there are P1, P2, P3, P7, P8, P9.
          P5               | P5 is taken on large sets of events: bench --large P5
          --rounds 0       | --seconds and --rounds must be 1 or more.
          --soak 0         | --soak must be more than 0 minutes.
          --soak --large   | --large and --soak are two runs; ask for one.
          --millions 1     | --sets and --millions are about large sets of events; add --large.
          --sets there     | --sets and --millions are about large sets of events; add --large.
          --large --millions 0,1 | --millions takes sizes of at least one event.
          """)
  void refusesWhatItCannotMeasure(String words, String sentence) {
    var err = new StringWriter();
    var line = Main.commandLine().setErr(new PrintWriter(err, true));

    int code = line.execute(("bench " + words).split(" ", -1));

    assertThat(err).hasToString("footfall: " + sentence + System.lineSeparator());
    assertThat(code).isEqualTo(2);
  }
}
