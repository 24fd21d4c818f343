package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClickHouseTrialTest {
  private StandIn clickHouse;

  @BeforeEach
  void start() throws IOException {
    clickHouse = new StandIn();
    clickHouse.answers(200, "1\n");
  }

  @AfterEach
  void stop() {
    clickHouse.close();
  }

  @Test
  void asksForOneAsTheUserOfTheUrl() {
    assertThat(ClickHouseTrial.failure(with("ada:h%40sh@", "/?database=x"))).isEmpty();
    assertThat(ClickHouseTrial.failure(clickHouse.url())).isEmpty();

    assertThat(clickHouse.asked())
        .containsExactly(
            // ada:h@sh
            new StandIn.Asked("GET", "/?database=x&query=SELECT%201", "Basic YWRhOmhAc2g=", ""),
            new StandIn.Asked("GET", "/?query=SELECT%201", "", ""));
  }

  @Test
  void saysWhatAServerAnswersInstead() {
    String host = "127.0.0.1:" + clickHouse.port();
    Object[][] answers = {
      {200, "hello", "does not answer as ClickHouse does"},
      {403, "Code: 516. hush", "refuses the user name or the password"},
      {500, "hush", "answers SELECT 1 with HTTP 500"},
      {200, "1".repeat(100_000), "broke the connection, or sent more than 65536 bytes"},
    };
    for (Object[] answer : answers) {
      clickHouse.answers((int) answer[0], (String) answer[1]);
      assertThat(ClickHouseTrial.failure(with("ada:hush@", "")).orElseThrow())
          .contains(host + " " + answer[2])
          .doesNotContain("hush");
    }
  }

  @Test
  void followsARedirectNowhere() throws IOException {
    try (var elsewhere = new StandIn()) {
      clickHouse.answers(request -> new StandIn.Said(302, "", Map.of("Location", elsewhere.url())));

      assertThat(ClickHouseTrial.failure(clickHouse.url()).orElseThrow())
          .endsWith(" answers SELECT 1 with HTTP 302");
      assertThat(elsewhere.asked()).isEmpty();
    }
  }

  @Test
  void saysWhyAServerCannotBeReached() throws IOException {
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertThat(ClickHouseTrial.failure("http://ada:hush@127.0.0.1:" + free))
        .contains("cannot be reached: 127.0.0.1:" + free + " refused the connection");
    assertThat(ClickHouseTrial.failure("http://clickhouse.invalid"))
        .contains("cannot be reached: clickhouse.invalid is a name nobody knows");
  }

  private String with(String user, String rest) {
    return clickHouse.url().replace("http://", "http://" + user) + rest;
  }
}
