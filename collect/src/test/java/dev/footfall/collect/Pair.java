package dev.footfall.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request and what is expected of it, as the tables in the resources have it. A paragraph is one
 * pair: a title after {@code #}, the request line, headers, the body, then
 *
 * <ul>
 *   <li>{@code ->} the answer's status and body,
 *   <li>{@code >} a header of the answer, its name and value,
 *   <li>{@code @} what its key is looked up as, and the key,
 *   <li>{@code =} a field and its value, of the first event; {@code +} goes on to the next one,
 *   <li>{@code !} a bad row's message,
 *   <li>{@code ~} that there is no event, where there is no bad row either.
 * </ul>
 */
record Pair(
    String title,
    Request request,
    List<String> answers,
    List<String> headers,
    List<String> keys,
    List<List<String>> events,
    List<String> badRows) {

  static List<Pair> in(String file) {
    try (var in = Pair.class.getResourceAsStream(file)) {
      String text = new String(in.readAllBytes(), UTF_8);
      return List.of(text.strip().split("\n\n+")).stream().map(Pair::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Pair parse(String paragraph) {
    var lines = paragraph.lines().toList();
    var headers = new TreeMap<String, String>();
    var body = new StringBuilder();
    var pair =
        new Pair(
            lines.getFirst().substring(2),
            request(lines.get(1), headers, new byte[0]),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(List.of(new ArrayList<>())),
            new ArrayList<>());
    for (String line : lines.subList(2, lines.size())) {
      String rest = line.substring(Math.min(line.length(), line.indexOf(' ') + 1));
      switch (line.split(" ", 2)[0]) {
        case "->" -> pair.answers.add(rest);
        case ">" -> pair.headers.add(rest);
        case "@" -> pair.keys.add(rest);
        case "=" -> pair.events.getLast().add(rest);
        case "+" -> pair.events.add(new ArrayList<>());
        case "~" -> pair.events.clear();
        case "!" -> pair.badRows.add(rest);
        default -> {
          if (line.matches("[A-Za-z_-]+: .*") && body.isEmpty()) {
            headers.put(line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT), rest);
          } else {
            body.append(line);
          }
        }
      }
    }
    var request = request(lines.get(1), headers, body.toString().getBytes(UTF_8));
    return new Pair(
        pair.title, request, pair.answers, pair.headers, pair.keys, pair.events, pair.badRows);
  }

  private static Request request(String line, Map<String, String> headers, byte[] body) {
    String[] parts = line.split(" ", 2);
    String[] target = parts[1].split("\\?", 2);
    return new Request(
        parts[0], target[0], target.length > 1 ? target[1] : "", headers, "192.0.2.7", body);
  }

  /** A field's value as the tables write it: {@code name value}, the value empty where none is. */
  static String line(Event event, String expected) {
    String column = expected.split(" ", 2)[0];
    var field = Field.valueOf(column.toUpperCase(Locale.ROOT));
    var value = event.get(field);
    return value == null ? column : column + " " + value;
  }
}
