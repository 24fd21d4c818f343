package dev.footfall.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.warehouse.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Questions that several people wait for, some of them long, with an engine that waits for us. */
@Timeout(30)
final class RunningTest {
  private static final Work WORK =
      new Work(new Statement("SELECT 1", Map.of()), null, Scope.project(1));
  private static final OptionalLong MARK = OptionalLong.of(5);
  private static final OptionalLong MOVED = OptionalLong.of(6);
  private static final long LONG = TimeUnit.SECONDS.toNanos(20);

  private final CountDownLatch done = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void identicalQuestionsRunOnce() {
    Running running = running(Duration.ofSeconds(20));
    Running.Seat first = running.join(WORK, MARK, "a");
    Running.Seat second = running.join(WORK, MARK, "b");
    done.countDown();

    assertThat(first.await(LONG)).isEqualTo(second.await(LONG));
    assertThat(asked).hasValue(1);
    assertThat(running.count()).isZero();
  }

  @Test
  void aQuestionThatBeganBeforeAChangeIsNotForThoseWhoComeAfterIt() {
    Running running = running(Duration.ofSeconds(20));
    Running.Seat before = running.join(WORK, MARK, "a");
    Running.Seat after = running.join(WORK, MOVED, "b");
    done.countDown();

    assertThat(before.await(LONG)).isNotEqualTo(after.await(LONG));
    assertThat(asked).hasValue(2);
  }

  @Test
  void nobodyJoinsWhileTheDataChanges() {
    Running running = running(Duration.ofSeconds(20));
    Running.Seat first = running.join(WORK, OptionalLong.empty(), "a");
    Running.Seat second = running.join(WORK, OptionalLong.empty(), "b");
    done.countDown();

    assertThat(first.await(LONG)).isNotEqualTo(second.await(LONG));
  }

  @Test
  void whoWasToldToAskAgainGoesOnWaitingForTheSameAnswerWhateverChanged() {
    Running running = running(Duration.ofSeconds(20));
    assertThatThrownBy(() -> running.join(WORK, MARK, "a").await(1))
        .isInstanceOf(ContinueWait.class);

    Running.Seat stranger = running.join(WORK, MOVED, "b");
    Running.Seat again = running.join(WORK, MOVED, "a");
    done.countDown();
    assertThat(again.await(LONG).total()).isEqualTo(1);
    assertThat(stranger.await(LONG).total()).isEqualTo(2);
  }

  @Test
  void anAnswerIsKeptForWhoWasToldToAskAgain() throws InterruptedException {
    Running running = running(Duration.ofSeconds(20));
    assertThatThrownBy(() -> running.join(WORK, MARK, "a").await(1))
        .isInstanceOf(ContinueWait.class);
    done.countDown();
    ended.await();

    assertThat(running.join(WORK, MOVED, "a").await(LONG).total()).isEqualTo(1);
    assertThat(asked).hasValue(1);
  }

  @Test
  void aQuestionThatNobodyWaitsForIsEnded() throws InterruptedException {
    Running running = running(Duration.ofMillis(50));
    assertThatThrownBy(() -> running.join(WORK, MARK, "a").await(1))
        .isInstanceOf(ContinueWait.class);

    assertThat(ended.await(20, TimeUnit.SECONDS)).as("interrupted").isTrue();
    assertThat(running.count()).isZero();
    done.countDown();
    assertThat(running.join(WORK, MARK, "a").await(LONG).total()).isEqualTo(2);
  }

  @Test
  void aFailureIsEverybodysWhoWaits() {
    Running running =
        new Running(
            (_, _) -> {
              throw new QueryException(400, "Error: no");
            },
            Patience.USUAL);
    Running.Seat first = running.join(WORK, MARK, "a");

    assertThatThrownBy(() -> first.await(LONG)).hasMessage("Error: no");
  }

  private Running running(Duration absence) {
    return new Running(
        (_, _) -> {
          int number = asked.incrementAndGet();
          try {
            done.await();
            return new Found(List.of(), number, Instant.EPOCH);
          } catch (InterruptedException e) {
            throw new IllegalStateException("ended", e);
          } finally {
            ended.countDown();
          }
        },
        new Patience(Duration.ofSeconds(10), absence, Duration.ofMinutes(1)));
  }
}
