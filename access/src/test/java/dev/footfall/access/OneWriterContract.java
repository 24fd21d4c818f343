package dev.footfall.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What must hold when many change accounts at once, on every database. */
interface OneWriterContract {
  /** Opens the same accounts each time within one test. */
  Access open(InstantSource clock, AccessOptions options);

  @Test
  default void letsManyWriteAtOnce() throws Exception {
    try (var access = open(InstantSource.system(), AccessOptions.STANDARD)) {
      var owner = user(access, "ada");
      var made =
          together(40, i -> access.projects().create(owner, ProjectPath.of("a/p" + i), "", true));

      assertThat(made).hasSize(40);
      for (var project : made) {
        var keys = ((ProjectDetails) project).keys().orElseThrow();
        assertThat(access.projects().byAppId(keys.appId())).isPresent();
      }
    }
  }

  @Test
  default void givesANameToOneOfManyWhoWantIt() throws Exception {
    try (var access = open(InstantSource.system(), AccessOptions.STANDARD);
        var other = open(InstantSource.system(), AccessOptions.STANDARD)) {
      var outcomes = together(8, i -> user(i % 2 == 0 ? access : other, i < 4 ? "ada" : "ADA"));

      assertThat(outcomes).filteredOn(User.class::isInstance).hasSize(1);
      assertThat(Collections.frequency(outcomes, "The user name has already been taken"))
          .isEqualTo(7);
    }
  }

  @Test
  default void startsAProjectOnceForMany() throws Exception {
    try (var access = open(InstantSource.system(), AccessOptions.STANDARD)) {
      var ada = user(access, "ada");
      long shop = access.projects().create(ada, ProjectPath.of("acme/shop"), "", false).id();
      var outcomes = together(8, i -> access.projectKeys().start(ada, shop));

      assertThat(outcomes)
          .filteredOn(ProjectDetails.class::isInstance)
          .containsExactly(access.projects().details(shop).orElseThrow());
      assertThat(
              Collections.frequency(
                  outcomes, "Product analytics initialization is already complete"))
          .isEqualTo(7);
    }
  }

  @Test
  default void keepsAnOwnerWhenAllLeaveAtOnce() throws Exception {
    try (var access = open(InstantSource.system(), AccessOptions.STANDARD);
        var other = open(InstantSource.system(), AccessOptions.STANDARD)) {
      var owners = IntStream.range(0, 6).mapToObj(i -> user(access, "owner" + i)).toList();
      for (int round = 0; round < 5; round++) {
        var first = owners.getFirst();
        var path = ProjectPath.of("acme/shop" + round);
        long shop = access.projects().create(first, path, "", true).id();
        owners.stream()
            .skip(1)
            .forEach(owner -> access.members().add(first, shop, owner.id(), Role.OWNER));

        together(6, i -> leave(i % 2 == 0 ? access : other, owners.get(i), shop));

        assertThat(access.members().of(shop, 0, 10))
            .extracting(Member::role)
            .containsExactly(Role.OWNER);
      }
    }
  }

  @Test
  default void makesOneAdministratorWhereTwoServersStartAtOnce() throws Exception {
    try (var access = open(InstantSource.system(), AccessOptions.STANDARD);
        var other = open(InstantSource.system(), AccessOptions.STANDARD)) {
      var first = together(2, i -> (i == 0 ? access : other).firstStart("", "").isPresent());

      assertThat(first).containsExactlyInAnyOrder(true, false);
      assertThat(access.cubeSecret()).isEqualTo(other.cubeSecret());
    }
  }

  /** What each of many calls at once answered, or the message it was refused with. */
  private static List<Object> together(int calls, Numbered call) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks = new ArrayList<Callable<Object>>();
      for (int i = 0; i < calls; i++) {
        int number = i;
        tasks.add(() -> call.answer(number));
      }
      var outcomes = new ArrayList<>();
      for (var task : threads.invokeAll(tasks)) {
        outcomes.add(outcome(task));
      }
      return outcomes;
    }
  }

  private static Object outcome(Future<Object> task) throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AccessException refusal) {
        return String.valueOf(refusal.getMessage());
      }
      throw new AssertionError(e.getCause());
    }
  }

  private static User user(Access access, String name) {
    return access.users().create(new User.Draft(name, name + "@example.com", "", "", false));
  }

  private static Object leave(Access access, User owner, long project) {
    access.members().remove(owner, project, owner.id());
    return owner;
  }

  /** A call that knows which of many it is. */
  interface Numbered {
    /** Makes it. */
    Object answer(int number);
  }
}
