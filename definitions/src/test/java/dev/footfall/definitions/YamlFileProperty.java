package dev.footfall.definitions;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class YamlFileProperty {
  @Property(tries = 2_000)
  void anyTextIsAValueOrAProblem(
      @ForAll
          @StringLength(max = 60)
          @Chars({
            'a', ':', ' ', '\n', '-', '[', '{', ']', '}', '&', '*', '!', '"', '\'', '|', '?', '#',
            ',', '1', '%', '@', '\t', '~'
          })
          String text) {
    readable(text.getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 1_000)
  void anyBytesAreAValueOrAProblem(@ForAll byte[] bytes) {
    readable(bytes);
  }

  private static void readable(byte[] bytes) {
    try {
      YamlFile.read("f.yaml", bytes).plain();
    } catch (UnreadableException e) {
      e.problem();
    }
  }
}
