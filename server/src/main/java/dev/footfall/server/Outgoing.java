package dev.footfall.server;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Requests to servers that somebody named. They end: after a time and after a number of bytes.
 * Nothing is followed anywhere else.
 */
final class Outgoing {
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private Outgoing() {}

  /**
   * What came back.
   *
   * @param status the HTTP status
   * @param body the answer
   */
  record Reply(int status, byte[] body) {}

  /**
   * Sends a request and waits for the whole answer.
   *
   * @param patience how long that may take
   * @param most how many bytes the answer may have
   * @throws IOException if there is no answer; the message goes on where the host's name ends, and
   *     says why: "refused the connection"
   */
  static Reply send(HttpRequest request, Duration patience, long most) throws IOException {
    var answer =
        Client.CLIENT.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), most));
    try {
      var response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return new Reply(response.statusCode(), response.body());
    } catch (TimeoutException e) {
      throw new IOException("took longer than " + patience.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("was not waited for", e);
    } catch (ExecutionException e) {
      throw new IOException(reason(e.getCause(), most), e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  private static String reason(@Nullable Throwable cause, long most) {
    return switch (cause) {
      case HttpConnectTimeoutException e -> "took longer than " + CONNECT.toSeconds() + " s";
      case ConnectException e ->
          unresolved(e) ? "is a name nobody knows" : "refused the connection";
      case SSLException e -> "has no TLS certificate that is trusted here";
      case null, default -> "broke the connection, or sent more than " + most + " bytes";
    };
  }

  private static boolean unresolved(ConnectException e) {
    return e.getCause() instanceof ConnectException cause
        ? unresolved(cause)
        : e.getCause() instanceof UnresolvedAddressException;
  }

  /** Made when it is first needed: most servers never need it, and it takes a while. */
  private static final class Client {
    static final HttpClient CLIENT =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();
  }
}
