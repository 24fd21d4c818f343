package dev.footfall.server;

import dev.footfall.access.Access;
import dev.footfall.access.User;
import dev.footfall.review.FetchException;
import dev.footfall.review.Repositories;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the repositories that projects follow: each when its time has come, or when somebody asks
 * for it, two at a time. A project that is asked for while it is being fetched is fetched once
 * more.
 */
final class Follower implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("footfall.follower");
  private static final Duration LOOK = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int AT_A_TIME = 2;

  private final Access access;
  private final Repositories repositories;
  private final RemoteRules rules;
  private final InstantSource clock;
  private final Set<Long> asked = ConcurrentHashMap.newKeySet();
  private final Set<Long> running = ConcurrentHashMap.newKeySet();
  private final Semaphore wake = new Semaphore(0);
  private final ExecutorService fetches =
      Executors.newFixedThreadPool(
          AT_A_TIME, Thread.ofPlatform().daemon().name("fetch-", 0).factory());
  private @Nullable Chore looking;

  Follower(Access access, Repositories repositories, RemoteRules rules, InstantSource clock) {
    this.access = access;
    this.repositories = repositories;
    this.rules = rules;
    this.clock = clock;
  }

  /** Begins with what is due now. */
  Follower start() {
    looking =
        Chore.start(
            "follower",
            "What is to be fetched cannot be looked up, trying again",
            this::startDue,
            this::await);
    return this;
  }

  /** Which repositories may be followed. */
  RemoteRules rules() {
    return rules;
  }

  /** Fetches a project's repository as soon as there is room. */
  void fetch(long project) {
    asked.add(project);
    wake.release();
  }

  /** Whether it is being fetched, or waits for it. */
  boolean fetching(long project) {
    return asked.contains(project) || running.contains(project);
  }

  /** When it is fetched next; nothing where it is fetched by webhook alone, or not at all. */
  Optional<Instant> next(long project) {
    var settings = access.repositories().of(project);
    if (!settings.followed() || settings.every().isZero()) {
      return Optional.empty();
    }
    var last = access.repositories().lastFetch(project).at();
    return Optional.of(last.map(at -> at.plus(settings.every())).orElseGet(clock::instant));
  }

  /** Throws where it has ended. */
  void check() {
    Objects.requireNonNull(looking, "not started").check();
  }

  @Override
  public void close() {
    if (looking != null) {
      looking.close();
    }
    fetches.shutdownNow();
    try {
      if (!fetches.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        LOG.log(Level.WARNING, "A fetch does not end; what it brought is left out");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void await() throws InterruptedException {
    if (wake.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
      wake.drainPermits();
    }
  }

  private void startDue() {
    for (long project : access.repositories().followed().keySet()) {
      if (due(project) && running.add(project)) {
        asked.remove(project);
        fetches.execute(() -> fetchNow(project));
      }
    }
  }

  private boolean due(long project) {
    boolean there =
        access.projects().byId(project).isPresent() && !access.projects().archived(project);
    return there
        && !running.contains(project)
        && (asked.contains(project)
            || next(project).filter(time -> !time.isAfter(clock.instant())).isPresent());
  }

  private void fetchNow(long project) {
    try {
      String problem = outcome(project);
      String before = access.repositories().lastFetch(project).problem();
      access.repositories().fetched(project, problem);
      if (!problem.isEmpty() && !problem.equals(before)) {
        LOG.log(Level.WARNING, "The repository of project " + project + ": " + problem);
      }
    } finally {
      running.remove(project);
      wake.release();
    }
  }

  /** What went wrong; empty: nothing. */
  private String outcome(long project) {
    var settings = access.repositories().of(project);
    var wrong = rules.wrong(settings.url());
    if (wrong.isPresent()) {
      return wrong.get();
    }
    try {
      String branch = repositories.fetch(project, RemoteRules.remote(settings));
      access.repositories().setDefaultBranch(User.OPERATOR, project, branch);
      repositories.snapshot(project);
      return "";
    } catch (FetchException e) {
      return e.sentence();
    } catch (IOException e) {
      return "What was fetched cannot be read: " + e.getMessage();
    } catch (RuntimeException e) {
      // Noted as any other failure: what is not noted is due again at once.
      LOG.log(Level.ERROR, "The repository of project " + project + " is not fetched", e);
      return "The fetch ended in an error; the server's log says more";
    }
  }
}
