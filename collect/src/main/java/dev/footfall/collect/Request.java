package dev.footfall.collect;

import java.util.Map;

/**
 * An HTTP request as the door received it.
 *
 * @param method in capitals
 * @param path decoded, without the query
 * @param query the raw query string, without the question mark; empty where there is none
 * @param headers values by lower-case name; several of one name are joined with a comma
 * @param peer the other end's address, without a port
 * @param body the body's bytes, no longer compressed
 */
public record Request(
    String method,
    String path,
    String query,
    Map<String, String> headers,
    String peer,
    byte[] body) {

  /** The header's value; empty where the request has none. The name is in lower case. */
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** This request with another body. */
  Request with(byte[] other) {
    return new Request(method, path, query, headers, peer, other);
  }

  /** This request with another query. */
  Request with(String other) {
    return new Request(method, path, other, headers, peer, body);
  }
}
