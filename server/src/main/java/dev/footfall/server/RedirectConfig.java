package dev.footfall.server;

import dev.footfall.collect.RedirectHosts;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where links that are counted ({@code /r/tp2?u=}) may lead.
 *
 * @param hosts none: redirects are off
 */
record RedirectConfig(RedirectHosts hosts) {
  static final Key HOSTS =
      Key.of(
          "collector.redirects",
          "",
          "hosts, separated by commas, to which counted links (/r/tp2?u=) may lead; empty: there"
              + " are no such links");

  static final List<Key> KEYS = List.of(HOSTS);

  static RedirectConfig of(Settings settings) {
    return new RedirectConfig(
        settings.read(
            HOSTS,
            "hosts such as shop.example or shop.example:8443, separated by commas",
            text ->
                new RedirectHosts(
                    Stream.of(text.split(",", -1))
                        .map(String::strip)
                        .filter(host -> !host.isEmpty())
                        .toList())));
  }
}
