package dev.footfall.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Following another repository. */
class MirrorTest {
  private static final long SHOP = 7;

  @TempDir Path folder;
  private Repositories repositories;
  private Written there;
  private Remote remote;

  @BeforeEach
  void open() throws IOException {
    repositories = Plain.repositories(folder.resolve("here"));
    there = new Written(folder.resolve("there"), 1);
    remote = remote("");
  }

  @AfterEach
  void close() {
    there.close();
  }

  private Remote remote(String branch) {
    return new Remote(folder.resolve("there/1.git").toUri().toString(), "", "", branch);
  }

  @Test
  void hasTheSameBranchesAfterwardsAlsoWhereTheyWentBackOrAreGone() throws Exception {
    there.commit("main", "north");
    there.commit("old", "north");
    assertThat(repositories.fetch(SHOP, remote)).isEqualTo("main");

    String now = there.commit("main", "south", "west");
    var old = there.repository().updateRef(Constants.R_HEADS + "old");
    old.setForceUpdate(true);
    old.delete();
    repositories.fetch(SHOP, remote);

    assertThat(repositories.snapshot(SHOP).commit()).isEqualTo(now);
    assertThat(Plain.slugs(repositories.snapshot(SHOP))).containsExactly("south", "west");
    assertThat(repositories.refs(SHOP).branches())
        .extracting(RefList.Named::name)
        .containsExactly("main");
  }

  @Test
  void tellsTheBranchThatCountsThere() throws Exception {
    there.commit("main", "north");
    there.commit("trunk", "north");
    there.repository().updateRef(Constants.HEAD).link(Constants.R_HEADS + "trunk");

    assertThat(repositories.fetch(SHOP, remote)).isEqualTo("trunk");
    assertThat(repositories.fetch(SHOP, remote("main"))).isEqualTo("main");
    assertThatThrownBy(() -> repositories.fetch(SHOP, remote("gone")))
        .isInstanceOf(FetchException.class)
        .hasMessage("The repository has no branch gone");
  }

  @Test
  void keepsWhatItHasWhereAFetchFails() throws Exception {
    String before = there.commit("main", "north");
    repositories.fetch(SHOP, remote);
    long size = repositories.size(SHOP);

    var evil = there.tree(".git", FileMode.TREE, there.files(Map.of("config", "x")));
    there.commit("main", evil);
    assertThatThrownBy(() -> repositories.fetch(SHOP, remote))
        .hasMessageContaining("The repository holds what git forbids");
    there.commit("main", there.tree("big", FileMode.REGULAR_FILE, there.blob(random(9 << 20))));
    assertThatThrownBy(() -> repositories.fetch(SHOP, remote))
        .hasMessage("Nothing was taken: a file may have 8 MiB (repositories.max-file-size)");
    var gone = new Remote(folder.resolve("nothing").toUri().toString(), "", "", "");
    assertThatThrownBy(() -> repositories.fetch(SHOP, gone)).isInstanceOf(FetchException.class);

    assertThat(repositories.snapshot(SHOP).commit()).isEqualTo(before);
    assertThat(repositories.size(SHOP)).isEqualTo(size);
  }

  @Test
  void bringsNoMoreThanThereIsRoomFor() throws Exception {
    var files = new TreeFormatter();
    for (char name = 'a'; name <= 'f'; name++) {
      files.append("" + name, FileMode.REGULAR_FILE, there.blob(random((6 << 20) + name)));
    }
    there.commit("main", there.tree(files));

    assertThatThrownBy(() -> repositories.fetch(SHOP, remote))
        .hasMessage("The repository sent more than 32 MiB, which is all it may");
    try (var left = Files.walk(folder.resolve("here"))) {
      assertThat(left.filter(file -> file.toString().contains("pack/"))).isEmpty();
    }
  }

  @Test
  void passesOverNamesThatWouldLeadOut() throws Exception {
    String head = there.commit("main", "north");
    Files.writeString(
        folder.resolve("there/1.git/packed-refs"),
        """
        # pack-refs with: peeled fully-peeled sorted
        %1$s refs/heads/../../../escaped
        %1$s refs/heads/HEAD
        %1$s refs/pull/1/head
        """
            .formatted(head));
    repositories.fetch(SHOP, remote);

    assertThat(repositories.refs(SHOP).branches()).hasSize(1);
    assertThat(Files.exists(folder.resolve("escaped"))).isFalse();
    assertThat(Files.exists(folder.resolve("here/escaped"))).isFalse();
  }

  @Test
  void goesNowhereElseThanToTheHostItWasGiven() throws Exception {
    List<String> asked = new CopyOnWriteArrayList<>();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          if (exchange.getRequestURI().getPath().startsWith("/moved")) {
            exchange
                .getResponseHeaders()
                .add("Location", "/elsewhere/info/refs?service=git-upload-pack");
            exchange.sendResponseHeaders(301, -1);
          } else {
            byte[] refs = ("1".repeat(40) + "\trefs/heads/main\n").getBytes(UTF_8);
            exchange.sendResponseHeaders(200, refs.length);
            exchange.getResponseBody().write(refs);
          }
          exchange.close();
        });
    server.start();
    try {
      String base = "http://127.0.0.1:" + server.getAddress().getPort();
      assertThatThrownBy(() -> repositories.fetch(SHOP, new Remote(base + "/dumb", "", "", "")))
          .hasMessage("The host does not speak git's smart HTTP");
      assertThatThrownBy(() -> repositories.fetch(SHOP, new Remote(base + "/moved", "u", "p", "")))
          .isInstanceOf(FetchException.class)
          .hasMessageNotContaining(base);
    } finally {
      server.stop(0);
    }
    assertThat(asked)
        .containsExactly(
            "/dumb/info/refs?service=git-upload-pack", "/moved/info/refs?service=git-upload-pack");
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
