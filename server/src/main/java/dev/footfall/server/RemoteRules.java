package dev.footfall.server;

import dev.footfall.access.RepositorySettings;
import dev.footfall.review.Remote;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Which repositories a project may follow: of hosts the operator names, else of any that lies
 * outside this machine and its private networks; in folders only where the operator names some.
 * Looked at when a URL is saved and again before each fetch.
 *
 * @param hosts the only hosts, in lower case; empty: any
 * @param folders below which {@code file://} may point
 * @param localAllowed whether an administrator lets requests go to private networks
 */
record RemoteRules(Set<String> hosts, List<Path> folders, BooleanSupplier localAllowed) {
  /** What is wrong with a URL, if something is; without repeating it, as it may hold a password. */
  Optional<String> wrong(String text) {
    try {
      var url = new URI(text);
      String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
      return Optional.ofNullable(
          switch (scheme) {
            case "https" -> https(url);
            case "file" -> folder(url);
            default -> "url must begin with https:// or file://";
          });
    } catch (URISyntaxException e) {
      return Optional.of("url must be a URL such as https://git.example.com/acme/shop.git");
    }
  }

  /** What is fetched by these settings. */
  static Remote remote(RepositorySettings settings) {
    String[] parts = settings.credentials().split(":", 2);
    return new Remote(
        settings.url(), parts[0], parts.length > 1 ? parts[1] : "", settings.branch());
  }

  private @Nullable String https(URI url) {
    String host = url.getHost();
    if (host == null || url.getPort() > 65_535) {
      return "url must be a URL such as https://git.example.com/acme/shop.git";
    }
    if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
      return "url must hold no user, password, question mark or #; credentials take user:password";
    }
    if (hosts.contains(host.toLowerCase(Locale.ROOT))) {
      return null;
    }
    if (!hosts.isEmpty()) {
      return "url is of a host that the operator does not allow (repositories.hosts)";
    }
    return !localAllowed.getAsBoolean() && LocalNetwork.has(host)
        ? "url " + DataSourceCalls.LOCAL
        : null;
  }

  private @Nullable String folder(URI url) {
    if (folders.isEmpty()) {
      return "url may not be a folder: the operator names none (repositories.folders)";
    }
    try {
      boolean plain = url.getHost() == null && url.getRawQuery() == null;
      var real = Path.of(String.valueOf(url.getPath())).toRealPath();
      for (var folder : folders) {
        if (plain && real.startsWith(folder.toRealPath())) {
          return null;
        }
      }
      return "url must lie below a folder that the operator names (repositories.folders)";
    } catch (IOException | InvalidPathException e) {
      return "url must lie below a folder that the operator names (repositories.folders)";
    }
  }
}
