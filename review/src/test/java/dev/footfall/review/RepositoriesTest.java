package dev.footfall.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of repositories, at which commit. */
class RepositoriesTest {
  private static final long SHOP = 7;

  @TempDir Path folder;
  private Repositories repositories;

  @BeforeEach
  void open() throws IOException {
    repositories = Plain.repositories(folder);
  }

  @Test
  void hasNoDefinitionsWhereThereIsNoRepositoryOrNoCommit() throws Exception {
    assertThat(repositories.snapshot(SHOP).dashboards()).isEmpty();
    assertThat(Files.exists(folder.resolve("7.git"))).isFalse();

    new Written(folder, SHOP).close();
    assertThat(repositories.snapshot(SHOP).dashboards()).isEmpty();
    assertThat(repositories.refs(SHOP).branches()).isEmpty();
  }

  @Test
  void readsTheDefaultBranchAndAnyBranchTagOrCommit() throws Exception {
    String first;
    try (var git = new Written(folder, SHOP)) {
      first = git.commit("main", "north");
      String second = git.commit("feature/next", "north", "south");
      var tag = git.repository().updateRef(Constants.R_TAGS + "v1");
      tag.setNewObjectId(ObjectId.fromString(second));
      tag.update();
    }

    assertThat(repositories.snapshot(SHOP).commit()).isEqualTo(first);
    assertThat(Plain.slugs(repositories.snapshot(SHOP, "feature/next")))
        .containsExactly("north", "south");
    assertThat(Plain.slugs(repositories.snapshot(SHOP, "refs/heads/main"))).hasSize(1);
    assertThat(Plain.slugs(repositories.snapshot(SHOP, "v1"))).hasSize(2);
    assertThat(Plain.slugs(repositories.snapshot(SHOP, first.substring(0, 8)))).hasSize(1);
    assertThat(repositories.snapshot(SHOP, first)).isSameAs(repositories.snapshot(SHOP));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nobody",
        "--upload-pack=/bin/sh",
        "-x",
        "../../etc/passwd",
        "main~1",
        "main^{/.*}",
        ":/Change",
        "@{-1}",
        "HEAD",
        "main:.gitlab",
        "refs/heads",
        "abc",
        "0000000000000000000000000000000000000000",
        "main\u0000",
        "main\n",
        ""
      })
  void knowsNothingByANameThatIsNone(String name) {
    try (var git = new Written(folder, SHOP)) {
      git.commit("main", "north");
    }

    assertThatThrownBy(() -> repositories.snapshot(SHOP, name))
        .isInstanceOf(UnknownRefException.class)
        .hasMessageStartingWith("There is no branch, tag or commit '");
  }

  @Test
  void readsABranchCalledLikeAnOption() throws Exception {
    try (var git = new Written(folder, SHOP)) {
      git.commit("main", "north");
      git.commit("--exec=touch", "north", "south");
    }

    assertThat(Plain.slugs(repositories.snapshot(SHOP, "--exec=touch"))).hasSize(2);
    assertThat(repositories.refs(SHOP).branches().getFirst().name()).isEqualTo("main");
    assertThat(repositories.refs(SHOP).commits().getFirst().title())
        .isEqualTo("Change the dashboards");
  }

  @Test
  void takesNoBranchForTheCommitWhoseNumberItIsCalledLike() throws Exception {
    String approved;
    String beginning;
    try (var git = new Written(folder, SHOP)) {
      approved = git.commit("main", "north");
      beginning = approved.substring(0, 8);
      git.commit(beginning, "south");
      git.commit("20261122", "south");
    }

    assertThatThrownBy(() -> repositories.snapshot(SHOP, beginning))
        .isInstanceOf(UnknownRefException.class)
        .hasMessage(
            "'%s' is both a branch or tag and the beginning of another commit's number; write"
                    .formatted(beginning)
                + " refs/heads/%s, or more of the number".formatted(beginning));
    assertThat(Plain.slugs(repositories.snapshot(SHOP, "refs/heads/" + beginning)))
        .containsExactly("south");
    assertThat(repositories.snapshot(SHOP, approved.substring(0, 9)).commit()).isEqualTo(approved);
    assertThat(Plain.slugs(repositories.snapshot(SHOP, "20261122"))).containsExactly("south");
  }

  @ParameterizedTest
  @ValueSource(strings = {"version=0", "version=2"})
  void saysWhyAFetchGetsNothing(String protocol) throws Exception {
    try (var git = new Written(folder, SHOP)) {
      git.commit("main", "north");
    }
    String want = "want " + "1".repeat(40) + "\n";
    String wish =
        protocol.endsWith("0")
            ? line(want) + "0000" + line("done\n")
            : line("command=fetch") + "0001" + line(want) + line("done\n") + "0000";

    var out = new ByteArrayOutputStream();
    try (var fetching = repositories.fetching(SHOP, protocol)) {
      fetching.answer(new ByteArrayInputStream(wish.getBytes(UTF_8)), out);
    }
    assertThat(out.toString(UTF_8)).contains("ERR ").contains("1".repeat(40));
  }

  private static String line(String text) {
    return "%04x%s".formatted(text.length() + 4, text);
  }

  @Test
  void knowsOtherProjectsCommitsOnlyThere() throws Exception {
    String there;
    try (var git = new Written(folder, 8)) {
      there = git.commit("main", "theirs");
    }
    try (var git = new Written(folder, SHOP)) {
      git.commit("main", "north");
    }

    assertThatThrownBy(() -> repositories.snapshot(SHOP, there))
        .isInstanceOf(UnknownRefException.class);
  }

  @Test
  void passesOverLinksSubmodulesAndNamesThatLeadOut() throws Exception {
    try (var git = new Written(folder, SHOP)) {
      var outside = git.blob("../../../../../../etc/passwd".getBytes(UTF_8));
      var link = git.tree("evil.yaml", FileMode.SYMLINK, outside);
      git.commit("link", git.dashboards(git.tree("evil", FileMode.TREE, link)));
      git.commit("linked-folder", git.tree(".gitlab", FileMode.SYMLINK, outside));
      var yaml = git.blob("title: out\npanels: []\n".getBytes(UTF_8));
      var up = git.tree("..yaml", FileMode.REGULAR_FILE, yaml);
      git.commit("up", git.dashboards(git.tree("..", FileMode.TREE, up)));
      var dotGit = git.tree(".git.yaml", FileMode.REGULAR_FILE, yaml);
      git.commit("git", git.dashboards(git.tree(".git", FileMode.TREE, dotGit)));
      var commit = ObjectId.fromString("1234567890123456789012345678901234567890");
      git.commit("module", git.dashboards(git.tree("mod", FileMode.GITLINK, commit)));
    }

    assertThat(repositories.snapshot(SHOP, "link").dashboards()).isEmpty();
    assertThat(repositories.snapshot(SHOP, "linked-folder").dashboards()).isEmpty();
    assertThat(repositories.snapshot(SHOP, "module").dashboards()).isEmpty();
    for (String branch : new String[] {"up", "git"}) {
      repositories.snapshot(SHOP, branch);
    }
    assertThat(Files.exists(folder.resolve("..yaml"))).isFalse();
  }

  @Test
  void saysWhichLimitAForestOfTheSameTreeIsOver() {
    try (var git = new Written(folder, SHOP)) {
      var tree = git.files(Map.of("a", "x"));
      for (int depth = 0; depth < 8; depth++) {
        var level = new TreeFormatter();
        for (char name = 'a'; name <= 'j'; name++) {
          level.append("" + name, FileMode.TREE, tree);
        }
        tree = git.tree(level);
      }
      git.commit("main", git.dashboards(tree));
    }

    assertThatThrownBy(() -> repositories.snapshot(SHOP))
        .isInstanceOf(TreeLimitException.class)
        .hasMessage(
            "The definitions of one commit may be 50000 files and folders, and these are more");
  }

  @Test
  void saysHowDeepFoldersMayLie() {
    try (var git = new Written(folder, SHOP)) {
      var tree = git.files(Map.of("a", "x"));
      for (int depth = 0; depth < 1_000; depth++) {
        tree = git.tree("a", FileMode.TREE, tree);
      }
      git.commit("main", git.dashboards(tree));
    }

    assertThatThrownBy(() -> repositories.snapshot(SHOP))
        .isInstanceOf(TreeLimitException.class)
        .hasMessageContaining("16 deep");
  }

  @Test
  void readsTenThousandFilesAndOneOfFiftyMegabytes() throws Exception {
    try (var git = new Written(folder, SHOP)) {
      var files = new TreeMap<String, String>();
      for (int i = 0; i < 10_000; i++) {
        files.put(Written.DASHBOARDS + "d" + i + "/other" + i + ".txt", "x");
      }
      files.put(Written.DASHBOARDS + "north/north.yaml", "title: north\npanels: []\n");
      git.commit("many", git.files(files));
      var large = git.tree("huge.yaml", FileMode.REGULAR_FILE, git.blob(new byte[50 << 20]));
      git.commit("large", git.dashboards(git.tree("huge", FileMode.TREE, large)));
    }

    assertThat(Plain.slugs(repositories.snapshot(SHOP, "many"))).containsExactly("north");
    assertThat(repositories.snapshot(SHOP, "large").problems().getFirst().toString())
        .contains("dashboards/huge/huge.yaml:1:1: The parsed YAML is too big");
  }

  @Test
  void answersFromOneWholeCommitWhileTheBranchMoves() throws Exception {
    try (var git = new Written(folder, SHOP);
        var readers = Executors.newVirtualThreadPerTaskExecutor()) {
      git.commit("main", "a0", "b0");
      var seen = new HashSet<Future<Boolean>>();
      for (int i = 1; i <= 40; i++) {
        seen.add(readers.submit(this::isWhole));
        git.commit("main", "a" + i, "b" + i);
        seen.add(readers.submit(this::isWhole));
      }
      for (var one : seen) {
        assertThat(one.get()).isTrue();
      }
    }
    assertThat(Plain.slugs(repositories.snapshot(SHOP))).containsExactly("a40", "b40");
  }

  @Test
  void deletesARepositoryAndWhatACrashLeft() throws Exception {
    try (var git = new Written(folder, SHOP)) {
      git.commit("main", "north");
    }
    Files.createDirectory(folder.resolve("new-1"));
    Files.createDirectory(folder.resolve("gone-1"));

    assertThat(repositories.size(SHOP)).isPositive();
    repositories.delete(SHOP);

    assertThat(folder).isEmptyDirectory();
    assertThat(repositories.snapshot(SHOP).dashboards()).isEmpty();
    assertThat(repositories.size(SHOP)).isZero();
  }

  /** Of each commit the two dashboards have one number. */
  private boolean isWhole() throws IOException {
    var slugs = Plain.slugs(repositories.snapshot(SHOP));
    return slugs.size() == 2 && slugs.get(0).substring(1).equals(slugs.get(1).substring(1));
  }
}
