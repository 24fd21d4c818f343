package dev.footfall.review;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.TransportException;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong in a fetch, for the people who set it up: never with an address or a password.
 */
final class FetchProblem {
  private FetchProblem() {}

  static String sentence(Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      String known = known(cause);
      if (known != null) {
        return known;
      }
    }
    return plain(String.valueOf(problem.getMessage()));
  }

  private static @Nullable String known(Throwable cause) {
    return switch (cause) {
      case FetchLimits.FetchLimitException e -> String.valueOf(e.getMessage());
      case UnknownHostException e -> "Nobody knows the host";
      case ConnectException e -> "The host refused the connection";
      case SocketTimeoutException e -> "The host did not answer in time";
      case SSLException e -> "The host has no TLS certificate that is trusted here";
      case NoRemoteRepositoryException e -> "There is no git repository at the URL";
      case AccessDeniedException e -> "Footfall may not read that folder";
      case CorruptObjectException e -> "The repository holds what git forbids: " + plain(e);
      case MissingObjectException e -> "The repository sent less than it has: " + plain(e);
      case TransportException e when plain(e).contains("not authorized") ->
          "The host wants other credentials";
      case TransportException e when plain(e).contains("authentication not supported") ->
          "The host wants credentials";
      default -> null;
    };
  }

  private static String plain(Throwable cause) {
    return plain(String.valueOf(cause.getMessage()));
  }

  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", " ").replaceAll("[a-z]+://\\S+", "the repository");
  }
}
