package dev.footfall.access;

import java.util.Map;

/**
 * How accounts are opened.
 *
 * @param featuresOn whether feature flags are on until switched off; else off until switched on
 * @param secretsKey encrypts stored secrets, 32 characters or more; empty: the one in the file
 *     {@code secrets.key} of the data directory, which is made where it is missing
 * @param claims what the configuration says about settings
 */
public record AccessOptions(boolean featuresOn, String secretsKey, Map<Setting, Claim> claims) {
  /** Everything as it is where nothing is said. */
  public static final AccessOptions STANDARD = new AccessOptions(true, "", Map.of());

  /** The key is nobody's business. */
  @Override
  public String toString() {
    return "access options";
  }
}
