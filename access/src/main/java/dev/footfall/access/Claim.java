package dev.footfall.access;

/**
 * A setting's value that the configuration gives: it holds whatever is set here, and cannot be
 * changed here.
 *
 * @param value the value
 * @param detail which key gives it and where that stands: {@code http.public-url from
 *     FOOTFALL_HTTP_PUBLIC_URL}
 */
public record Claim(String value, String detail) {
  @Override
  public String toString() {
    return detail;
  }
}
