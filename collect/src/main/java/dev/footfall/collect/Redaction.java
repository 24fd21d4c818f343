package dev.footfall.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What is done to the members of a JSON body, and to the parameters of a query, that must not be
 * kept as they came, at whatever depth they stand: {@code name} or {@code parent.name}. A text is
 * replaced by what its treatment makes of it and dropped where that is empty; anything else is
 * dropped. Of a broken body nothing is kept from the break on, because nobody can tell what is in
 * it.
 *
 * @param treatments what becomes of a text, by the name it has
 */
record Redaction(Map<String, UnaryOperator<String>> treatments) {
  /** Drops what has one of these names. */
  Redaction(Set<String> names) {
    this(names.stream().collect(Collectors.toMap(name -> name, name -> text -> "")));
  }

  /** Drops these names, and what else the wish says of addresses. */
  static Redaction of(PrivacyWish wish, Set<String> names, Set<String> addresses) {
    var treatments = new HashMap<String, UnaryOperator<String>>();
    names.forEach(name -> treatments.put(name, text -> ""));
    if (wish.address() != PrivacyWish.Address.KEEP) {
      addresses.forEach(name -> treatments.put(name, text -> ""));
    } else if (!wish.keepsAddresses()) {
      addresses.forEach(name -> treatments.put(name, wish::address));
    }
    return new Redaction(treatments);
  }

  /** Whether it leaves everything as it is. */
  boolean isEmpty() {
    return treatments.isEmpty();
  }

  /** A query or a form. */
  String query(String raw) {
    var kept = new ArrayList<String>();
    for (String part : raw.split("&", -1)) {
      var parameters = QueryString.parse(part).parameters();
      if (parameters.keySet().stream().noneMatch(treatments::containsKey)) {
        kept.add(part);
      } else {
        parameters.forEach(
            (name, value) -> {
              String treated = treated(name, value);
              if (!treated.isEmpty()) {
                kept.add(name + "=" + URLEncoder.encode(treated, UTF_8));
              }
            });
      }
    }
    return String.join("&", kept);
  }

  private String treated(String name, String text) {
    var treatment = treatments.get(name);
    return treatment == null ? text : treatment.apply(text);
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
      var treatment = token == JsonToken.PROPERTY_NAME ? treatment(parser) : null;
      if (treatment != null) {
        treat(parser, out, treatment);
      } else if (token.isNumeric()) {
        out.writeNumber(parser.getString());
      } else {
        out.copyCurrentEvent(parser);
      }
    }
  }

  private static void treat(JsonParser parser, JsonGenerator out, UnaryOperator<String> treatment) {
    String name = parser.currentName();
    boolean isText = parser.nextToken() == JsonToken.VALUE_STRING;
    String kept = isText ? treatment.apply(parser.getString()) : "";
    parser.skipChildren();
    if (!kept.isEmpty()) {
      out.writeName(name);
      out.writeString(kept);
    }
  }

  private @Nullable UnaryOperator<String> treatment(JsonParser parser) {
    var above = parser.streamReadContext().getParent();
    String parent = above.hasCurrentName() ? above.currentName() : "";
    var own = treatments.get(parser.currentName());
    return own == null ? treatments.get(parent + "." + parser.currentName()) : own;
  }
}
