package dev.footfall.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A personal access token, without its secret.
 *
 * @param id its number
 * @param userId whose it is
 * @param name what it is for
 * @param scopes what it may be used for
 * @param createdAt when it was made
 * @param expiresAt from when on it is refused
 * @param lastUsedAt when it was last used, to the minute; empty: never
 * @param revoked whether it is refused for good
 */
public record Token(
    long id,
    long userId,
    String name,
    Set<TokenScope> scopes,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> lastUsedAt,
    boolean revoked) {

  /**
   * A token that was just made: the only time its secret is known.
   *
   * @param token the token
   * @param secret what its owner sends
   */
  public record Issued(Token token, String secret) {
    @Override
    public String toString() {
      return "issued token " + token.id();
    }
  }
}
