package dev.footfall.collect;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A JSON body without the members that must not be kept, at whatever depth they stand: {@code name}
 * or {@code parent.name}. Of a broken body nothing is kept from the break on, because nobody can
 * tell what is in it.
 */
final class Redaction {
  private final Set<String> names;

  Redaction(Set<String> names) {
    this.names = names;
  }

  byte[] of(byte[] body) {
    byte[] utf8 = PayloadData.utf8(PayloadData.unmarked(body));
    var kept = new ByteArrayOutputStream(utf8.length);
    try (var parser = Json.body(utf8)) {
      copy(parser, kept);
    } catch (JacksonException e) {
      // What is no JSON stands for what is cut off: decoding says that something is missing.
      kept.write('!');
    }
    return kept.toByteArray();
  }

  private void copy(JsonParser parser, OutputStream kept) {
    try (var out = Json.write(kept)) {
      copy(parser, out);
    }
  }

  private void copy(JsonParser parser, JsonGenerator out) {
    for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (token == JsonToken.PROPERTY_NAME && redacted(parser)) {
        parser.nextToken();
        parser.skipChildren();
      } else if (token.isNumeric()) {
        out.writeNumber(parser.getString());
      } else {
        out.copyCurrentEvent(parser);
      }
    }
  }

  private boolean redacted(JsonParser parser) {
    var above = parser.streamReadContext().getParent();
    String parent = above.hasCurrentName() ? above.currentName() : "";
    return names.contains(parser.currentName())
        || names.contains(parent + "." + parser.currentName());
  }
}
