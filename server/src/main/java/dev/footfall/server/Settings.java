package dev.footfall.server;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** The value of every key and where it came from. */
final class Settings {
  private final Map<Key, Given> values = new LinkedHashMap<>();

  /**
   * The values that count.
   *
   * @param keys every key there is
   * @param rising what was given; a later value beats an earlier one
   * @throws StartException if a key is given whose feature this version does not have
   */
  Settings(List<Key> keys, List<Given> rising) {
    keys.forEach(key -> values.put(key, new Given(key, key.standard(), "default")));
    rising.forEach(given -> values.put(given.key(), given));
    values.values().forEach(Settings::refuseAbsent);
  }

  /** Every key's value, in the order of the keys. */
  Collection<Given> all() {
    return values.values();
  }

  /** The key's value as it stands. */
  String text(Key key) {
    return given(key).value();
  }

  /** The key's value, if it is not empty. */
  Optional<String> optional(Key key) {
    return Optional.of(text(key)).filter(text -> !text.isEmpty());
  }

  /** Where the key's value stands, such as {@code footfall.yaml:3}. */
  String origin(Key key) {
    return given(key).origin();
  }

  /**
   * The key's value, read.
   *
   * @param expected what it must be, for the message
   * @param reader reads it, and throws {@link IllegalArgumentException} where it cannot
   * @throws StartException if it cannot be read
   */
  <T> T read(Key key, String expected, Function<String, T> reader) {
    var given = given(key);
    try {
      return reader.apply(given.value());
    } catch (IllegalArgumentException e) {
      throw new StartException(
          "%s is '%s' (%s), and must be %s."
              .formatted(key.name(), given.shown(), given.origin(), expected));
    }
  }

  private Given given(Key key) {
    return Objects.requireNonNull(values.get(key), key.name());
  }

  private static void refuseAbsent(Given given) {
    var key = given.key();
    if (!key.absent().isEmpty() && !given.value().equals(key.standard())) {
      throw new StartException(
          "%s is set (%s), but %s; leave it out."
              .formatted(key.name(), given.origin(), key.absent()));
    }
  }
}
