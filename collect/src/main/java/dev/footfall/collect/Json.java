package dev.footfall.collect;

import java.io.OutputStream;
import java.io.Writer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** Parsers with limits that suit what they read. */
final class Json {
  /** An event's own JSON: deeper or longer is refused, with the event alone. */
  static final int TEXT_DEPTH = 50;

  static final int TEXT_LENGTH = 1 << 20;

  /**
   * A request's body. Its size is the door's business, and a limit here would take an event's
   * neighbours with it; depth alone is bounded, because each level costs memory.
   */
  private static final JsonFactory BODIES =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(1000)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
          .build();

  private static final JsonFactory TEXTS =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(TEXT_DEPTH)
                  .maxStringLength(TEXT_LENGTH)
                  .maxNameLength(TEXT_LENGTH)
                  .maxNumberLength(TEXT_LENGTH)
                  .build())
          .build();

  /** What a copy did not come to is not closed for it: a broken body stays broken. */
  private static final JsonFactory COPIES =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_CONTENT).build();

  /** One event out of a body: as deep as an event's own JSON, as lenient as the body. */
  private static final JsonFactory EVENTS =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(TEXT_DEPTH)
                  .maxStringLength(TEXT_LENGTH)
                  .maxNameLength(TEXT_LENGTH)
                  .maxNumberLength(1000)
                  .build())
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .build();

  private Json() {}

  static JsonParser body(byte[] utf8) {
    return BODIES.createParser(ObjectReadContext.empty(), utf8);
  }

  static JsonParser event(String json) {
    return EVENTS.createParser(ObjectReadContext.empty(), json);
  }

  static JsonGenerator write(Writer out) {
    return TEXTS.createGenerator(ObjectWriteContext.empty(), out);
  }

  static JsonGenerator write(OutputStream out) {
    return COPIES.createGenerator(ObjectWriteContext.empty(), out);
  }

  static JsonParser text(String json) {
    return TEXTS.createParser(ObjectReadContext.empty(), json);
  }
}
