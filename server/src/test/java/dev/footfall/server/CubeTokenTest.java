package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.access.Access;
import dev.footfall.access.Feature;
import dev.footfall.access.ProjectPath;
import dev.footfall.access.User;
import dev.footfall.event.Project;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tokens are put together by hand: from outside, a JWT is three texts and an HMAC. */
class CubeTokenTest {
  private static final String SECRET = "short";
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

  @TempDir Path directory;
  private Access access;
  private CubeToken tokens;

  @BeforeEach
  void twoProjects() {
    access = Access.open(directory, () -> NOW);
    var ada = access.users().create(new User.Draft("ada", "a@example.com", "", "", false));
    access.projects().create(ada, ProjectPath.of("acme/shop"), "", true);
    access.projects().create(ada, ProjectPath.of("acme/blog"), "", true);
    tokens = new CubeToken(SECRET, access.projects(), access.features(), () -> NOW);
  }

  @Test
  void refusesTheTokenOfAProjectWhoseAnalyticsIsOff() {
    var ada = access.users().byUsername("ada").orElseThrow();
    access.features().set(ada, Feature.PRODUCT_ANALYTICS, 1, false);

    assertThatThrownBy(() -> tokens.project(signed("{'project':'acme/shop'}", SECRET)))
        .hasMessage("Product Analytics is not enabled");
    assertThat(tokens.project(signed("{'project':'acme/blog'}", SECRET))).isPresent();
  }

  @AfterEach
  void close() {
    access.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'appId':'gitlab_project_1'}",
        "{'project':'acme/shop'}",
        "{'project':'1'}",
        "{'project':1}",
        "{'appId':'gitlab_project_1','project':'acme/shop','gitlabToken':null}",
        "{'appId':'gitlab_project_1','exp':1800000001,'iat':1799999999}"
      })
  void findsTheProjectOfAToken(String claims) {
    assertThat(tokens.project(signed(claims, SECRET))).map(Project::path).contains("acme/shop");
    assertThat(tokens.project("Bearer " + signed(claims, SECRET))).map(Project::id).contains(1L);
  }

  @Test
  void takesATokenThatNamesNoProject() {
    assertThat(tokens.project(signed("{}", SECRET))).isEmpty();
  }

  @Test
  void refusesARequestWithoutAToken() {
    for (String nothing : new String[] {"", "  ", "Bearer "}) {
      assertRefused(nothing, "Authorization header isn't set");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{'exp':1800000000}", "{'exp':1799999999}", "{'nbf':1800000001}", "not json"})
  void refusesATokenThatIsNotValidNow(String claims) {
    assertRefused(signed(claims, SECRET), "Invalid token");
  }

  @Test
  void refusesATokenSomebodyElseMade() {
    String good = signed("{'project':1}", SECRET);
    String[] parts = good.split("\\.", -1);
    assertRefused(signed("{'project':1}", "another"), "Invalid token");
    assertRefused(parts[0] + "." + base64("{\"project\":2}") + "." + parts[2], "Invalid token");
    assertRefused(base64("{\"alg\":\"none\"}") + "." + parts[1] + ".", "Invalid token");
    assertRefused(good + "x", "Invalid token");
    assertRefused("nonsense", "Invalid token");
    assertRefused("Basic YTpi", "Invalid token");
  }

  @Test
  void refusesClaimsThatDisagreeOrNameNothing() {
    assertRefused(
        signed("{'appId':'gitlab_project_1','project':'acme/blog'}", SECRET),
        "The token's claims appId and project name two projects");
    for (String claims :
        new String[] {"{'appId':'gitlab_project_9'}", "{'appId':'1'}", "{'project':'a/b'}"}) {
      assertRefused(signed(claims, SECRET), "The token names a project that does not exist");
    }
  }

  private void assertRefused(String header, String message) {
    assertThatThrownBy(() -> tokens.project(header))
        .isInstanceOfSatisfying(ApiRefusal.class, e -> assertThat(e.status()).isEqualTo(403))
        .hasMessage(message);
  }

  private static String signed(String claims, String secret) {
    String text =
        base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + base64(claims.replace('\'', '"'));
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return text + "." + base64(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
