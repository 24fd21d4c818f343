package dev.footfall.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;

/**
 * The questions the engine works on. Those that ask the same at the same time wait for one answer.
 * Who has waited long is told to ask again and then goes on waiting; where nobody comes back, the
 * question is ended.
 *
 * <p>Somebody new joins a running question only as long as nothing it depends on has changed since
 * it began: their answer must be as true as one worked out anew. Who was told to ask again takes
 * the answer to the question as it was when they asked it first; otherwise a slow question would
 * begin again with every new event and never end.
 */
final class Running {
  /** Fewer than the engine's connections: what pages ask besides must not wait. */
  private static final int AT_ONCE = 6;

  private final BiFunction<Work, OptionalLong, Found> engine;
  private final Semaphore turns = new Semaphore(AT_ONCE, true);
  private final Patience patience;
  private final List<Run> runs = new ArrayList<>();

  /** Works with this engine, on a thread that is interrupted when the question is ended. */
  Running(BiFunction<Work, OptionalLong, Found> engine, Patience patience) {
    this.engine = engine;
    this.patience = patience;
  }

  /** Begins a question, or joins one that asks the same; to be {@linkplain Seat#await awaited}. */
  synchronized Seat join(Work work, OptionalLong mark, String client) {
    for (Run run : runs) {
      if (run.work.equals(work) && run.takes(client, mark)) {
        run.waiting++;
        return new Seat(run, client);
      }
    }
    var run = new Run(work, mark);
    runs.add(run);
    run.waiting++;
    run.start();
    return new Seat(run, client);
  }

  /** How many questions are worked on, or answered and not taken yet. */
  synchronized int count() {
    return runs.size();
  }

  /** A place of somebody who waits. */
  final class Seat {
    private final Run run;
    private final String client;

    private Seat(Run run, String client) {
      this.run = run;
      this.client = client;
    }

    /**
     * Waits until the answer is there.
     *
     * @param nanos for how long at most
     * @throws ContinueWait if it is not there by then
     */
    Found await(long nanos) {
      boolean late = false;
      try {
        return run.answer.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        late = true;
        throw new ContinueWait();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException why ? why : new IllegalStateException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ContinueWait();
      } finally {
        leave(run, client, late);
      }
    }
  }

  private synchronized void leave(Run run, String client, boolean late) {
    run.waiting--;
    if (late) {
      run.owed.add(client);
    }
    if (run.waiting > 0) {
      return;
    }
    if (run.answer.isDone() && run.owed.isEmpty()) {
      runs.remove(run);
      return;
    }
    int visits = ++run.visits;
    Thread.startVirtualThread(() -> endUnlessVisited(run, visits));
  }

  private void endUnlessVisited(Run run, int visits) {
    sleep(patience.absence());
    synchronized (this) {
      if (run.waiting == 0 && run.visits == visits && runs.remove(run)) {
        run.thread.interrupt();
      }
    }
  }

  private static void sleep(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A question at work, or its answer that somebody will ask for again. */
  private final class Run {
    private final Work work;
    private final OptionalLong mark;
    private final CompletableFuture<Found> answer = new CompletableFuture<>();
    private final List<String> owed = new ArrayList<>();
    private final Thread thread = Thread.ofVirtual().name("question").unstarted(this::work);
    private int waiting;
    private int visits;

    Run(Work work, OptionalLong mark) {
      this.work = work;
      this.mark = mark;
    }

    void start() {
      thread.start();
    }

    boolean takes(String client, OptionalLong now) {
      return owed.remove(client) || (now.isPresent() && now.equals(mark));
    }

    private void work() {
      try {
        turns.acquire();
        try {
          answer.complete(engine.apply(work, mark));
        } finally {
          turns.release();
        }
      } catch (InterruptedException | RuntimeException | Error e) {
        answer.completeExceptionally(e);
      }
    }
  }
}
