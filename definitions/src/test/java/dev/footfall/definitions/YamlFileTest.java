package dev.footfall.definitions;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class YamlFileTest {
  @Test
  void readsWhatJsonKnows() throws UnreadableException {
    var plain =
        plain("{text: a, whole: 7, part: 1.5, yes: true, none: ~, list: [1, '2'], inf: .inf}");
    assertThat(plain)
        .isInstanceOf(Map.class)
        .hasToString("{text=a, whole=7, part=1.5, yes=true, none=null, list=[1, 2], inf=.inf}");
  }

  @Test
  void writesAliasesOut() throws UnreadableException {
    assertThat(plain("a: &x {b: 1}\nc: *x")).hasToString("{a={b=1}, c={b=1}}");
  }

  @Test
  void makesNoObjectsOfTags() throws UnreadableException {
    assertThat(refusal("a: !!java.io.File /etc/passwd".getBytes(UTF_8)))
        .hasToString("f.yaml:1:4: the tag '!!java.io.File' means nothing here; leave it out");
    assertThat(plain("{a: !!str 7, b: !!int '7', c: !!seq [], d: !!map {}}"))
        .hasToString("{a=7, b=7, c=[], d={}}");
  }

  @Test
  void mergesMappings() throws UnreadableException {
    assertThat(plain("a: &a {x: 1, y: 2}\nb: {y: 3, <<: *a}"))
        .hasToString("{a={x=1, y=2}, b={y=3, x=1}}");
  }

  @Test
  void doesNotMindAByteOrderMark() throws UnreadableException {
    assertThat(plain("\uFEFFa: 1")).hasToString("{a=1}");
    assertThat(refusal("\uFEFFa: [".getBytes(UTF_16LE)).message())
        .isEqualTo("the file is not UTF-8");
  }

  @Test
  void takesANumberThatNobodyCountsWithForText() throws UnreadableException {
    assertThat(plain("a: " + "9".repeat(200_000))).hasToString("{a=" + "9".repeat(200_000) + "}");
  }

  @Test
  void saysWhereTheSyntaxIsWrong() {
    assertThat(refusal("title: a\n  panels: b".getBytes(UTF_8)))
        .hasToString(
            "f.yaml:2:9: mapping values are not allowed here; look at the indentation; put a text"
                + " with ': ' in quotes");
    assertThat(refusal("a: 1\na: 2".getBytes(UTF_8)))
        .hasToString("f.yaml:2:1: the key 'a' stands here twice; keep one");
    assertThat(refusal("ä".getBytes(ISO_8859_1)))
        .hasToString("f.yaml:1:1: the file is not UTF-8; save it as UTF-8");
    assertThat(refusal("a: \u0000".getBytes(UTF_8)).message())
        .isEqualTo("special characters are not allowed");
    assertThat(refusal("a: 1\n---\nb: 2".getBytes(UTF_8)).place().line()).isEqualTo(2);
  }

  @Test
  void refusesAFileThatIsTooLong() {
    assertThat(refusal(new byte[YamlFile.MAX_BYTES + 1]))
        .hasToString("f.yaml:1:1: The parsed YAML is too big; a definition may have 256 KiB");
  }

  @Test
  void refusesNestingThatWouldOverflowTheStack() {
    assertThat(refusal("[".repeat(200_000).getBytes(UTF_8)))
        .hasToString(
            "f.yaml:1:33: The parsed YAML is too big; a definition may nest 32 levels deep");
    assertThat(refusal("- ".repeat(1_000).getBytes(UTF_8)).message())
        .isEqualTo("The parsed YAML is too big");
  }

  @Test
  void refusesAliasesThatStandForABillionValues() {
    List<String> lines = new ArrayList<>(List.of("a0: &a0 [x, x, x, x, x, x, x, x, x]"));
    for (int i = 1; i < 9; i++) {
      String alias = "*a" + (i - 1);
      lines.add("a%d: &a%d [%s]".formatted(i, i, String.join(", ", Collections.nCopies(9, alias))));
    }
    assertThat(refusal(String.join("\n", lines).getBytes(UTF_8)).message())
        .isEqualTo("The parsed YAML is too big");
  }

  @Test
  void refusesAnAliasToItsOwnParentAndTooManyAliases() {
    assertThat(refusal("&a [*a]".getBytes(UTF_8)).message())
        .isEqualTo("The parsed YAML is too big");
    String many = "a: &a [1]\nb: [" + "*a, ".repeat(200) + "]";
    assertThat(refusal(many.getBytes(UTF_8)).message()).contains("aliases");
  }

  private static Object plain(String text) throws UnreadableException {
    return Objects.requireNonNull(YamlFile.read("f.yaml", text.getBytes(UTF_8)).plain());
  }

  private static Problem refusal(byte[] bytes) {
    return catchThrowableOfType(UnreadableException.class, () -> YamlFile.read("f.yaml", bytes))
        .problem();
  }
}
