package dev.footfall.access;

import static dev.footfall.access.AccessException.Kind.INVALID;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * What was set for a project's repository.
 *
 * @param url the repository that is followed; empty: none, this one is pushed to
 * @param credentials {@code user:password} for it; empty: none
 * @param branch the branch there that counts; empty: the one that repository says
 * @param every how long between two fetches; zero: by webhook alone
 * @param webhookSecret what a webhook's sender knows; empty: there is no webhook
 * @param refusesBroken whether a push that breaks a definition of the default branch is refused
 * @param configurationProject whose definitions count in the place of its own
 */
public record RepositorySettings(
    String url,
    String credentials,
    String branch,
    Duration every,
    String webhookSecret,
    boolean refusesBroken,
    OptionalLong configurationProject) {
  private static final Duration LONGEST = Duration.ofDays(7);

  /** Of a project for which nothing was set. */
  public static final RepositorySettings STANDARD =
      new RepositorySettings("", "", "", Duration.ofMinutes(15), "", false, OptionalLong.empty());

  /**
   * Checks the lengths.
   *
   * @throws AccessException if something is too long
   */
  public RepositorySettings {
    refuse(url.length() > 1000, "url must have at most 1000 characters");
    refuse(credentials.length() > 1000, "credentials must have at most 1000 characters");
    refuse(branch.length() > 255, "branch must have at most 255 characters");
    refuse(
        every.isNegative() || every.compareTo(LONGEST) > 0,
        "fetch_minutes must be a number to %d, or 0: by webhook alone"
            .formatted(LONGEST.toMinutes()));
  }

  /** Whether another repository is followed. */
  public boolean followed() {
    return !url.isEmpty();
  }

  /** The same with another webhook's secret. */
  public RepositorySettings withWebhookSecret(String secret) {
    return new RepositorySettings(
        url, credentials, branch, every, secret, refusesBroken, configurationProject);
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "RepositorySettings[" + (followed() ? "followed" : "hosted") + "]";
  }

  private static void refuse(boolean wrong, String sentence) {
    if (wrong) {
      throw new AccessException(INVALID, sentence);
    }
  }
}
