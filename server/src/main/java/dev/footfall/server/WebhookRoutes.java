package dev.footfall.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.footfall.access.Access;
import dev.footfall.access.RepositorySettings;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * {@code POST /<namespace>/<project>.git/webhook}: another host says that a followed repository has
 * changed. What it says is not read; that it knows the project's secret is enough, sent as GitLab
 * does ({@code X-Gitlab-Token}) or used for a signature as GitHub does ({@code
 * X-Hub-Signature-256}).
 */
final class WebhookRoutes implements Routes {
  private static final Pattern PATH = Pattern.compile("/([^/]+/[^/]+)\\.git/webhook");
  private static final long LARGEST = 32 << 20;
  private static final String SIGNATURE = "sha256=";

  private final Access access;
  private final Follower follower;

  WebhookRoutes(Access access, Follower follower) {
    this.access = access;
    this.follower = follower;
  }

  @Override
  public void addTo(HttpRouting.Builder routing) {
    routing.any(this::handle);
  }

  private void handle(ServerRequest request, ServerResponse response) {
    var path = PATH.matcher(request.path().path());
    if (!path.matches()) {
      response.next();
      return;
    }
    if (!request.prologue().method().text().equals("POST")) {
      Json.refuse(response, 405, "405 Method Not Allowed: this path takes POST");
      return;
    }
    var project = access.projects().byPath(path.group(1));
    var settings =
        project.map(one -> access.repositories().of(one.id())).orElse(RepositorySettings.STANDARD);
    // One answer for all that is wrong: nobody learns which projects there are.
    if (!known(request, settings.webhookSecret()) || !settings.followed()) {
      Json.refuse(response, 401, "There is no such webhook, or its secret is another one");
      return;
    }
    follower.fetch(project.orElseThrow().id());
    Json.send(response, 202, Map.of("message", "The repository is fetched now"));
  }

  private static boolean known(ServerRequest request, String secret) {
    String said = request.headers().first(HeaderNames.create("X-Gitlab-Token")).orElse("");
    String signed = request.headers().first(HeaderNames.create("X-Hub-Signature-256")).orElse("");
    String wanted = SIGNATURE + signature(request, secret.isEmpty() ? "none" : secret);
    boolean told = MessageDigest.isEqual(said.getBytes(UTF_8), secret.getBytes(UTF_8));
    boolean proved = MessageDigest.isEqual(signed.getBytes(UTF_8), wanted.getBytes(UTF_8));
    return !secret.isEmpty() && (told || proved);
  }

  private static String signature(ServerRequest request, String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      if (request.content().hasEntity()) {
        update(mac, request.content().inputStream());
      }
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void update(Mac mac, InputStream in) throws IOException {
    byte[] buffer = new byte[16 << 10];
    long left = LARGEST;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      left -= read;
      if (left < 0) {
        throw new ApiRefusal(413, "The body is larger than 32 MiB");
      }
      mac.update(buffer, 0, read);
    }
  }
}
