package dev.footfall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Runs the snippets of docs/collection.md with the clients they are for. */
class CollectionPageIT {
  @Test
  void storesWhatEachSnippetSends(@TempDir Path folder) {
    try (var footfall = FootfallProcess.start(folder)) {
      JsonNode seen =
          Client.run("collection.mjs", footfall.base().toString(), FootfallProcess.ADMIN_TOKEN);

      var stored = new TreeMap<String, List<String>>();
      seen.properties()
          .forEach(
              section ->
                  stored.put(
                      section.getKey(),
                      section.getValue().values().stream().map(JsonNode::asString).toList()));
      assertThat(stored)
          .containsOnlyKeys(
              "footfall.js",
              "Snowplow, browser",
              "Snowplow, Node.js",
              "GitLab, browser",
              "Jitsu 1",
              "Jitsu 2",
              "Segment, Node.js",
              "curl",
              "GitLab 13.3")
          .containsEntry(
              "footfall.js", List.of("custom_event footfall-0.1.0", "page_view footfall-0.1.0"))
          .containsEntry("Snowplow, browser", List.of("page_view js-4.10.1"))
          .containsEntry("Snowplow, Node.js", List.of("page_view node-4.8.0"))
          .containsEntry("curl", List.of("page_view curl-1.0.0", "page_view pixel-1"))
          .containsEntry("GitLab 13.3", List.of("page_view image-1.0.0"))
          .allSatisfy((section, events) -> assertThat(events).as(section).isNotEmpty());
    }
  }
}
