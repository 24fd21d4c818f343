package dev.footfall.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PayloadTest {
  private static final Pattern ID = Pattern.compile("\"eid\":\"([0-9a-f-]{36})\"");

  @Test
  void neverSendsAnIdTwice() {
    var payloads = Payload.traffic("shop", 2, 50);
    var again = payloads.getFirst().copy();
    var seen = new HashSet<String>();

    for (var payload : List.of(payloads.getFirst(), payloads.getLast(), again, again)) {
      String request = new String(payload.next(), StandardCharsets.UTF_8);
      var ids = ID.matcher(request).results().map(MatchResult::group).toList();
      assertThat(ids).hasSize(50).allSatisfy(id -> assertThat(seen.add(id)).as(id).isTrue());
    }
  }

  @Test
  void saysHowLongItsBodyIs() {
    String request = new String(Payload.single("/a", "shop").next(), StandardCharsets.UTF_8);
    String[] parts = request.split("\r\n\r\n", 2);

    assertThat(parts[0]).startsWith("POST /a HTTP/1.1\r\n");
    assertThat(parts[0])
        .contains("Content-Length: " + parts[1].getBytes(StandardCharsets.UTF_8).length);
    assertThat(parts[1]).contains("\"aid\":\"shop\"");
  }
}
