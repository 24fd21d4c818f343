package dev.footfall.access;

import java.util.Set;

/**
 * Who is asking, and what their token allows.
 *
 * @param user who
 * @param scopes what for
 * @param signIn the number of the browser's sign-in; 0: a token
 */
public record Caller(User user, Set<TokenScope> scopes, long signIn) {
  /** By a token. */
  public Caller(User user, Set<TokenScope> scopes) {
    this(user, scopes, 0);
  }

  /** Whether the token allows a call that changes nothing. */
  public boolean mayRead() {
    return scopes.contains(TokenScope.API) || scopes.contains(TokenScope.READ_API);
  }

  /** Whether the token allows to clone a repository. */
  public boolean mayClone() {
    return mayPush()
        || scopes.contains(TokenScope.READ_API)
        || scopes.contains(TokenScope.READ_REPOSITORY);
  }

  /** Whether the token allows to push to a repository. */
  public boolean mayPush() {
    return scopes.contains(TokenScope.API) || scopes.contains(TokenScope.WRITE_REPOSITORY);
  }

  /** Whether the token allows every call. */
  public boolean mayWrite() {
    return scopes.contains(TokenScope.API);
  }
}
