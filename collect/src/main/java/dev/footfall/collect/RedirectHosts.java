package dev.footfall.collect;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where links that are counted on their way may lead: to these hosts and nowhere else, because a
 * redirect to any address lends our name to whoever wants to mislead.
 */
public final class RedirectHosts {
  /** Redirects are off. */
  public static final RedirectHosts NONE = new RedirectHosts(List.of());

  private static final Pattern HOST =
      Pattern.compile(
          "[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:\\d{1,5})?");

  private static final Set<String> SCHEMES = Set.of("http", "https");

  private final Set<String> hosts;

  /**
   * These hosts.
   *
   * @param hosts such as {@code shop.example}, or {@code shop.example:8443} for another port than
   *     the scheme's own; a host's subdomains are other hosts
   * @throws IllegalArgumentException where one is none; the message says how a host is written
   */
  public RedirectHosts(Collection<String> hosts) {
    this.hosts =
        hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    for (String host : this.hosts) {
      if (!HOST.matcher(host).matches()) {
        throw new IllegalArgumentException(
            "a host is a name such as shop.example or shop.example:8443");
      }
    }
  }

  /** Whether there are no redirects. */
  boolean off() {
    return hosts.isEmpty();
  }

  /**
   * The address to send a browser to: in ASCII, and read by every browser as we read it; empty
   * where the text is no absolute http or https URL of one of these hosts.
   */
  Optional<String> target(String text) {
    try {
      var url = new URI(text);
      String authority = lower(url.getRawAuthority());
      boolean allowed = SCHEMES.contains(lower(url.getScheme())) && hosts.contains(authority);
      return allowed ? Optional.of(url.toASCIIString()) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static String lower(@Nullable String part) {
    return part == null ? "" : part.toLowerCase(Locale.ROOT);
  }
}
