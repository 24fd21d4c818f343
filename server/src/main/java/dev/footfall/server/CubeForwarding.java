package dev.footfall.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import dev.footfall.access.CubeApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hands questions on to the Cube server that was set, with a token for the project that the
 * server's key signs: the lineage's claims, valid for three minutes.
 */
final class CubeForwarding {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration TURN = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 16 << 20;
  private static final int AT_ONCE = 8;
  private static final long TOKEN_SECONDS = 180;

  private final InstantSource clock;

  /** Answers are held in memory: a crowd of large ones must not take all of it. */
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  CubeForwarding(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Hands on a question.
   *
   * @param call {@code load} or {@code dry-run}
   * @throws ApiRefusal where it or its answer is refused
   */
  Answer post(ApiRequest request, CubeApi cube, String call) {
    var body = request.body();
    var asked =
        Map.of(
            "query", CubeRoutes.query(body),
            "queryType", body.text("queryType").orElse("multi"));
    return send(
        request, cube, call, BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(asked)));
  }

  /**
   * Asks for the model.
   *
   * @throws ApiRefusal where the answer is refused
   */
  Answer meta(ApiRequest request, CubeApi cube) {
    return send(request, cube, "meta", null);
  }

  private Answer send(ApiRequest request, CubeApi cube, String call, @Nullable BodyPublisher body) {
    var url = URI.create(cube.baseUrl() + "/cubejs-api/v1/" + call);
    refuseLocal(request, cube, url);
    var builder =
        HttpRequest.newBuilder(url)
            .header("Authorization", token(request, cube))
            .header("Content-Type", "application/json");
    var asked = body == null ? builder.GET().build() : builder.POST(body).build();
    takeTurn();
    try {
      return CubeAnswer.of(Outgoing.send(asked, PATIENCE, MOST_BYTES));
    } catch (IOException e) {
      throw new ApiRefusal(502, "The Cube API at " + url.getHost() + " " + e.getMessage());
    } finally {
      turns.release();
    }
  }

  private static void refuseLocal(ApiRequest request, CubeApi cube, URI url) {
    boolean free = !cube.ofProject() || request.access().settings().allowsLocalRequests();
    if (!free && LocalNetwork.has(url.getHost())) {
      throw new ApiRefusal(502, "cube_api_base_url of this project " + DataSourceCalls.LOCAL);
    }
  }

  private void takeTurn() {
    try {
      if (turns.tryAcquire(TURN.toSeconds(), TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new ApiRefusal(503, "Too many questions wait for the Cube API; try again later");
  }

  private String token(ApiRequest request, CubeApi cube) {
    long now = clock.instant().getEpochSecond();
    var claims = new HashMap<String, @Nullable Object>();
    claims.put("iat", now);
    claims.put("exp", now + TOKEN_SECONDS);
    claims.put("appId", CubeToken.APP_ID + request.project().id());
    claims.put("gitlabToken", null);
    claims.put("iss", URI.create(request.publicUrl().of(request.http())).getHost());
    var token = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(claims));
    try {
      token.sign(new MACSigner(CubeToken.key(cube.key())));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("HS256 signs with any key of 32 bytes or more", e);
    }
  }
}
