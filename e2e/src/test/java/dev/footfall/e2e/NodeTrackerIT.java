package dev.footfall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class NodeTrackerIT {
  @Test
  void storesFieldByFieldWhatTheNodeTrackerSends(@TempDir Path folder) {
    try (var footfall = FootfallProcess.start(folder)) {
      var project = footfall.api().createProject("acme/shop");

      JsonNode told = Client.run("node-tracker.mjs", footfall.base().toString(), project.appId());

      assertThat(told.get("statuses")).hasToString("[200]");
      Map<String, Map<String, String>> sent = byEventId(told.get("sent"));
      var members = new TreeSet<String>();
      sent.values().forEach(event -> members.addAll(event.keySet()));
      Await.until(
          Duration.ofSeconds(2),
          () -> footfall.api().count(project),
          count -> count == sent.size());
      var stored = new HashMap<String, Map<String, String>>();
      for (JsonNode row : footfall.api().load(project, dimensions(members))) {
        Map<String, String> event = withoutPrefix(row);
        stored.put(event.get("eventId"), event);
      }
      assertThat(stored.keySet()).isEqualTo(sent.keySet());
      sent.forEach((id, event) -> assertThat(stored.get(id)).isEqualTo(complete(event, members)));
    }
  }

  /** The event with what it was not told to have: nothing. */
  private static Map<String, String> complete(Map<String, String> event, Set<String> members) {
    var complete = new HashMap<>(event);
    members.forEach(member -> complete.putIfAbsent(member, ""));
    return complete;
  }

  private static Map<String, Map<String, String>> byEventId(JsonNode events) {
    var all = new HashMap<String, Map<String, String>>();
    for (JsonNode event : events) {
      var fields = new HashMap<String, String>();
      event.properties().forEach(field -> fields.put(field.getKey(), field.getValue().asString()));
      all.put(event.get("eventId").asString(), fields);
    }
    return all;
  }

  private static Map<String, String> withoutPrefix(JsonNode row) {
    var fields = new HashMap<String, String>();
    row.properties()
        .forEach(
            field ->
                fields.put(
                    field.getKey().substring("TrackedEvents.".length()),
                    field.getValue().asString("")));
    return fields;
  }

  private static String dimensions(Set<String> members) {
    return members.stream()
        .map(member -> "\"TrackedEvents." + member + "\"")
        .collect(Collectors.joining(",", "{\"dimensions\":[", "]}"));
  }
}
