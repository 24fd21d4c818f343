package dev.footfall.access;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a setting's value is. Empty is right for every kind but a truth and a number. */
public enum SettingKind {
  /** {@code true} or {@code false}. */
  FLAG,
  /** A whole number from 0, where 0 is no limit. */
  COUNT,
  /** Words. */
  TEXT,
  /** An address for mail; personal data. */
  EMAIL,
  /** Where something is reached by HTTP. */
  URL,
  /** Where something is reached by HTTP, with a user name and a password before the host. */
  CONNECTION,
  /** Words nobody may see. */
  SECRET;

  /** In place of a secret wherever it is shown. */
  static final String MASK = "********";

  private static final long MOST = 1_000_000_000_000L;
  private static final Pattern PASSWORD_IN_QUERY = Pattern.compile("(?i)(^|&)password=");

  /** Whether it is kept encrypted, and never written into the audit log. */
  public boolean secret() {
    return this == SECRET || this == CONNECTION;
  }

  /** A value as a person may see it: of a connection the password alone is hidden. */
  String shown(String value) {
    return switch (this) {
      case SECRET -> value.isEmpty() ? "" : MASK;
      case CONNECTION -> value.replaceFirst("^([a-z]+://[^/?#@:]*:)[^/?#@]*@", "$1" + MASK + "@");
      case FLAG, COUNT, TEXT, EMAIL, URL -> value;
    };
  }

  /** A value as it is kept. */
  String trimmed(String value) {
    return switch (this) {
      case SECRET -> value;
      case URL -> withoutSlash(value.strip());
      case FLAG, COUNT, TEXT, EMAIL, CONNECTION -> value.strip();
    };
  }

  /**
   * What is wrong with a value, if something is: the rest of a sentence that begins with its name.
   *
   * @param longest the most characters it may have
   */
  Optional<String> wrong(String value, int longest) {
    String wanted =
        switch (this) {
          case FLAG -> value.matches("true|false") ? "" : "must be true or false";
          case COUNT ->
              count(value) ? "" : "must be a whole number to %d, or 0: no limit".formatted(MOST);
          case TEXT, SECRET -> printable(value) ? "" : "must have visible characters only";
          case EMAIL ->
              value.isEmpty() || UserSettings.isEmail(value) ? "" : "must be an e-mail address";
          case URL -> value.isEmpty() ? "" : url(value, false);
          case CONNECTION -> value.isEmpty() ? "" : url(value, true);
        };
    if (wanted.isEmpty() && value.length() > longest) {
      wanted = "must have at most " + longest + " characters";
    }
    return Optional.of(wanted).filter(sentence -> !sentence.isEmpty());
  }

  private static String withoutSlash(String value) {
    int end = value.length();
    while (end > 0 && value.charAt(end - 1) == '/') {
      end--;
    }
    return value.substring(0, end);
  }

  private static boolean count(String value) {
    return value.matches("[0-9]{1,13}") && Long.parseLong(value) <= MOST;
  }

  private static boolean printable(String value) {
    return value.chars().noneMatch(Character::isISOControl);
  }

  /** Not repeated in the sentence: it may hold a password. */
  private static String url(String value, boolean connection) {
    String wanted =
        connection
            ? "must be a URL such as https://user:password@clickhouse.example.com:8443"
            : "must be a URL such as https://analytics.example.com";
    try {
      var url = new URI(value);
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (!web || url.getHost() == null || url.getPort() > 65_535 || url.getFragment() != null) {
        return wanted;
      }
      return connection ? connection(url) : plain(url);
    } catch (URISyntaxException e) {
      return wanted;
    }
  }

  private static String plain(URI url) {
    if (url.getRawUserInfo() != null) {
      return "must hold no user name and no password";
    }
    return url.getRawQuery() == null ? "" : "must end before the question mark";
  }

  private static String connection(URI url) {
    boolean shown =
        url.getRawQuery() != null && PASSWORD_IN_QUERY.matcher(url.getRawQuery()).find();
    return shown ? "must hold its password before the host, where it is kept out of sight" : "";
  }
}
