package dev.footfall.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of the projects' repositories, on every database. */
abstract class RepositoriesContract {
  private static final String URL = "https://git.example.com/acme/shop.git";

  private final Instant now = Instant.parse("2026-11-22T10:00:00Z");
  private Access access;
  private long shop;
  private long dash;

  /** Opens the accounts, anew each time. */
  abstract Access open(Instant now);

  @BeforeEach
  void openAccounts() {
    access = open(now);
    shop = project("acme/shop");
    dash = project("acme/dash");
  }

  @AfterEach
  void closeAccounts() {
    access.close();
  }

  @Test
  void areHostedHereAndTakeEverythingUnlessSomethingIsSet() {
    assertThat(access.repositories().of(shop)).isEqualTo(RepositorySettings.STANDARD);
    assertThat(access.repositories().lastFetch(shop)).isEqualTo(LastFetch.NONE);
    assertThat(access.repositories().followed()).isEmpty();
    assertThat(access.projects().defaultBranch(shop)).isEqualTo("main");
  }

  @Test
  void keepWhatIsSetAndTheSecretsEncrypted() {
    var set = followed("user:secret", OptionalLong.of(dash));
    update(before -> set);
    String webhook = access.repositories().newWebhookSecret(User.OPERATOR, shop);
    access.repositories().setDefaultBranch(User.OPERATOR, shop, "trunk");

    access.close();
    access = open(now);
    assertThat(access.repositories().of(shop)).isEqualTo(set.withWebhookSecret(webhook));
    assertThat(access.repositories().followed()).containsOnlyKeys(shop);
    assertThat(access.projects().defaultBranch(shop)).isEqualTo("trunk");
    assertThat(set.toString()).doesNotContain("secret");
  }

  @Test
  void writeIntoTheAuditLogWhatChangedWithoutSecrets() {
    update(before -> followed("user:secret", OptionalLong.empty()));
    access.repositories().newWebhookSecret(User.OPERATOR, shop);

    var log = access.auditLog().ofProject(shop, 0, 100);
    assertThat(log)
        .filteredOn(event -> event.change().name().equals("repository_updated"))
        .extracting(event -> event.change().target() + "=" + event.change().to())
        .containsExactlyInAnyOrder(
            "webhook_secret=********", "url=" + URL, "credentials=********", "on_broken=refuse");
    assertThat(log.toString()).doesNotContain("user:secret");
  }

  @Test
  void rememberHowTheLastFetchWent() {
    update(before -> followed("", OptionalLong.empty()));
    access.repositories().fetched(shop, "");
    access.repositories().fetched(shop, "x".repeat(700));

    var last = access.repositories().lastFetch(shop);
    assertThat(last.at()).contains(now);
    assertThat(last.succeededAt()).contains(now);
    assertThat(last.problem()).hasSize(600);

    update(
        before ->
            new RepositorySettings(
                URL + "/other", "", "", Duration.ZERO, "", false, OptionalLong.empty()));
    assertThat(access.repositories().lastFetch(shop)).isEqualTo(LastFetch.NONE);
  }

  @Test
  void takeDefinitionsFromAProjectOfTheirNamespaceOnly() {
    long other = project("other/dash");
    for (long wrong : new long[] {shop, other, 999}) {
      assertThatThrownBy(() -> update(before -> followed("", OptionalLong.of(wrong))))
          .isInstanceOf(AccessException.class)
          .hasMessage("The selected project is not available");
    }
    assertThat(access.repositories().of(shop)).isEqualTo(RepositorySettings.STANDARD);

    update(before -> followed("", OptionalLong.of(dash)));
    access.deletions().begin(User.OPERATOR, dash);
    access.close();
    access = open(now);
    assertThat(access.repositories().of(shop).configurationProject()).isEmpty();
    assertThat(access.repositories().of(shop).url()).isEqualTo(URL);
  }

  @Test
  void refuseWhatIsTooLong() {
    assertThatThrownBy(
            () -> access.repositories().setDefaultBranch(User.OPERATOR, shop, "b".repeat(256)))
        .hasMessage("branch must have at most 255 characters");
    assertThatThrownBy(
            () ->
                new RepositorySettings(
                    "", "", "", Duration.ofDays(8), "", false, OptionalLong.empty()))
        .hasMessage("fetch_minutes must be a number to 10080, or 0: by webhook alone");
  }

  private long project(String path) {
    return access.projects().create(User.OPERATOR, ProjectPath.of(path), "", true).id();
  }

  private void update(UnaryOperator<RepositorySettings> change) {
    access.repositories().update(User.OPERATOR, shop, change);
  }

  private static RepositorySettings followed(String credentials, OptionalLong configuration) {
    return new RepositorySettings(
        URL, credentials, "", Duration.ofMinutes(15), "", true, configuration);
  }
}
