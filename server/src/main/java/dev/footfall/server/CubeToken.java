package dev.footfall.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.footfall.access.Feature;
import dev.footfall.access.Features;
import dev.footfall.access.Projects;
import dev.footfall.event.Project;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Checks the token of a Cube request: HS256 with {@code cube.api-secret}, bare or as a bearer. The
 * claim {@code appId: "gitlab_project_<id>"} or {@code project: "<path or id>"} names the project.
 * Messages and statuses are Cube's where it has one.
 */
final class CubeToken {
  private static final int FORBIDDEN = 403;

  /** Before a project's number in the claim {@code appId}. */
  static final String APP_ID = "gitlab_project_";

  private static final Pattern BEARER = Pattern.compile("(?i)^bearer( +|$)");
  private static final int SHORTEST_KEY = 32;

  private final MACVerifier verifier;
  private final Projects projects;
  private final Features features;
  private final InstantSource clock;

  /** With the secret that signs the tokens; must not be empty. */
  CubeToken(String secret, Projects projects, Features features, InstantSource clock) {
    this.verifier = verifier(secret);
    this.projects = projects;
    this.features = features;
    this.clock = clock;
  }

  /**
   * The project that the token names; empty where it names none.
   *
   * @param authorization the header's value; empty where there is none
   * @throws ApiRefusal with 403 if there is no valid token, or its claims disagree; with 404 if
   *     product analytics is off for the project
   */
  Optional<Project> project(String authorization) {
    String token = bare(authorization);
    if (token.isEmpty()) {
      throw new ApiRefusal(FORBIDDEN, "Authorization header isn't set");
    }
    var claims = claims(token);
    var byAppId = claim(claims, "appId").map(this::byAppId);
    var byName = claim(claims, "project").map(this::byName);
    if (byAppId.isPresent() && byName.isPresent() && !byAppId.equals(byName)) {
      throw new ApiRefusal(FORBIDDEN, "The token's claims appId and project name two projects");
    }
    var project = byAppId.or(() -> byName);
    project.ifPresent(this::refuseOff);
    return project;
  }

  private void refuseOff(Project project) {
    if (!features.on(Feature.PRODUCT_ANALYTICS, project.id())) {
      throw new ApiRefusal(404, "Product Analytics is not enabled");
    }
  }

  private JWTClaimsSet claims(String token) {
    try {
      var signed = SignedJWT.parse(token);
      if (signed.getHeader().getAlgorithm().equals(JWSAlgorithm.HS256) && signed.verify(verifier)) {
        var claims = signed.getJWTClaimsSet();
        if (current(claims)) {
          return claims;
        }
      }
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      throw invalid();
    }
    throw invalid();
  }

  private boolean current(JWTClaimsSet claims) {
    Instant now = clock.instant();
    Date expires = claims.getExpirationTime();
    Date begins = claims.getNotBeforeTime();
    return (expires == null || now.isBefore(expires.toInstant()))
        && (begins == null || !now.isBefore(begins.toInstant()));
  }

  private Project byAppId(String appId) {
    if (!appId.startsWith(APP_ID)) {
      throw unknown();
    }
    return byId(appId.substring(APP_ID.length()));
  }

  private Project byName(String name) {
    return name.contains("/") ? projects.byPath(name).orElseThrow(CubeToken::unknown) : byId(name);
  }

  private Project byId(String number) {
    if (!number.matches("[0-9]{1,18}")) {
      throw unknown();
    }
    return projects.byId(Long.parseLong(number)).orElseThrow(CubeToken::unknown);
  }

  private static Optional<String> claim(JWTClaimsSet claims, String name) {
    Object value = claims.getClaim(name);
    return switch (value) {
      case null -> Optional.empty();
      case String text -> Optional.of(text);
      case Number number -> Optional.of(number.toString());
      default -> throw unknown();
    };
  }

  private static String bare(String authorization) {
    return BEARER.matcher(authorization.strip()).replaceFirst("");
  }

  /**
   * A secret as the library takes it: below 256 bits it is filled with zeros, as HMAC itself does,
   * because the library refuses it where Cube takes any.
   */
  static byte[] key(String secret) {
    byte[] key = secret.getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(key, Math.max(SHORTEST_KEY, key.length));
  }

  private static MACVerifier verifier(String secret) {
    try {
      return new MACVerifier(key(secret));
    } catch (JOSEException e) {
      throw new IllegalStateException("A key of 32 bytes or more is long enough", e);
    }
  }

  private static ApiRefusal invalid() {
    return new ApiRefusal(FORBIDDEN, "Invalid token");
  }

  private static ApiRefusal unknown() {
    return new ApiRefusal(FORBIDDEN, "The token names a project that does not exist");
  }
}
