package dev.footfall.collect;

/**
 * What an Iglu URI names: {@code iglu:vendor/name/format/1-0-0}.
 *
 * @param vendor such as {@code com.acme}
 * @param name such as {@code add_to_cart}
 * @param format nearly always {@code jsonschema}
 * @param version model, revision and addition
 */
record SchemaKey(String vendor, String name, String format, String version) {
  private static final String SCHEME = "iglu:";

  static SchemaKey parse(String uri) throws Violation {
    String[] parts =
        uri.startsWith(SCHEME) ? uri.substring(SCHEME.length()).split("/", -1) : new String[0];
    if (parts.length != 4
        || !isName(parts[0])
        || !isName(parts[1])
        || !isName(parts[2])
        || !isVersion(parts[3])) {
      throw new Violation(
          "its schema "
              + Violation.quoted(uri)
              + " is not of the form iglu:vendor/name/format/1-0-0");
    }
    return new SchemaKey(parts[0], parts[1], parts[2], parts[3]);
  }

  /** Whether this is a version of Snowplow's own schema of that name, model 1. */
  boolean isSnowplow(String wanted) {
    return vendor.equals("com.snowplowanalytics.snowplow")
        && name.equals(wanted)
        && version.startsWith("1-");
  }

  private static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean fits = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!fits && c != '_' && c != '-' && c != '.') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= 255;
  }

  private static boolean isVersion(String text) {
    int dashes = 0;
    boolean digit = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '-' && digit) {
        dashes++;
        digit = false;
      } else if (c >= '0' && c <= '9') {
        digit = true;
      } else {
        return false;
      }
    }
    return dashes == 2 && digit && text.length() <= 32;
  }
}
