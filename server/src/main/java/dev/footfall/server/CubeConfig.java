package dev.footfall.server;

import java.util.List;
import java.util.Optional;

/**
 * The Cube API.
 *
 * @param apiSecret signs and checks Cube tokens; empty: the one made at the first start
 */
record CubeConfig(Optional<String> apiSecret) {
  static final Key API_SECRET =
      Key.secret(
          "cube.api-secret", "signs and checks Cube JWTs (HS256); empty: made at the first start");

  static final List<Key> KEYS = List.of(API_SECRET);

  static CubeConfig of(Settings settings) {
    return new CubeConfig(settings.optional(API_SECRET));
  }

  @Override
  public String toString() {
    return "Cube configuration";
  }
}
