package dev.footfall.collect;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The address a request came from. What {@code X-Forwarded-For}, else {@code Forwarded}, says is
 * believed only when the other end of the connection is a trusted proxy. Anybody can write the
 * first entries of such a list; only the ones our own proxies appended are true. So it is read from
 * its end, past trusted proxies and past addresses that exist in private networks only, to the
 * first that is neither.
 */
final class ClientAddress {
  private ClientAddress() {}

  /** The address as text; empty where even the peer's cannot be read. */
  static String of(Request request, TrustedProxies trusted) {
    var peer = literal(request.peer());
    if (peer.isEmpty()) {
      return "";
    }
    if (!trusted.contains(peer.get())) {
      return text(peer.get());
    }
    var chain = forwarded(request);
    for (int i = chain.size() - 1; i >= 0; i--) {
      if (!trusted.contains(chain.get(i)) && !isPrivate(chain.get(i))) {
        return text(chain.get(i));
      }
    }
    return text(chain.isEmpty() ? peer.get() : chain.getFirst());
  }

  private static List<InetAddress> forwarded(Request request) {
    String list = request.header("x-forwarded-for");
    Stream<String> entries =
        list.isEmpty()
            ? Stream.of(request.header("forwarded").split("[,;]", -1))
                .map(String::strip)
                .filter(part -> part.toLowerCase(Locale.ROOT).startsWith("for="))
                .map(part -> part.substring(4))
            : Stream.of(list.split(",", -1));
    return entries.flatMap(entry -> literal(entry).stream()).toList();
  }

  /** An address in brackets, quotes, with a port or a zone, or plain. No name is ever looked up. */
  private static Optional<InetAddress> literal(String text) {
    String bare = text.replace("\"", "").strip();
    if (bare.startsWith("[") && bare.indexOf(']') > 0) {
      bare = bare.substring(1, bare.indexOf(']'));
    } else if (bare.indexOf(':') == bare.lastIndexOf(':') && bare.indexOf(':') > 0) {
      bare = bare.substring(0, bare.indexOf(':'));
    }
    int zone = bare.indexOf('%');
    try {
      return Optional.of(InetAddress.ofLiteral(zone < 0 ? bare : bare.substring(0, zone)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isPrivate(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || address.isAnyLocalAddress()
        || (address instanceof Inet6Address && (address.getAddress()[0] & 0xFE) == 0xFC);
  }

  private static String text(InetAddress address) {
    return address.getHostAddress();
  }
}
