package org.carillon.search.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.carillon.search.internal.Rebuilds.Rebuild;
import org.carillon.task.StoppedTask;
import org.carillon.task.TaskInterrupted;
import org.carillon.task.Unhindered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests that a rebuild is over when all removed messages are indexed again. */
@Timeout(60)
class RebuildsTest {
  private final Rebuilds rebuilds = new Rebuilds();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void end() {
    rebuilds.refuse("The test is over.");
    threads.close();
  }

  private Future<?> begin(Rebuild rebuild) {
    return threads.submit(
        () -> {
          rebuild.run(new Unhindered("1"));
          return null;
        });
  }

  /** Lets the task's thread go on, until the test has taken too long. */
  private static void turn() throws InterruptedException {
    Thread.yield();
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  /** Lets the thread that maintains the index handle the request. */
  private void forgotten(OptionalLong account) throws Exception {
    OptionalLong[] told = new OptionalLong[1];
    while (!rebuilds.begin(one -> told[0] = one)) {
      turn();
    }
    assertThat(told[0]).isEqualTo(account);
  }

  @Test
  void rebuildReportsTheNumberOfMessages() throws Exception {
    Rebuild rebuild = rebuilds.of(OptionalLong.of(7));
    Future<?> task = begin(rebuild);
    forgotten(OptionalLong.of(7));

    rebuilds.tell(10, true);
    assertThat(rebuild.report().done()).isZero();
    rebuilds.tell(4, true);
    assertThat(rebuild.report().done()).isEqualTo(6);
    assertThat(rebuild.report().most()).isEqualTo(10);
    assertThat(task.isDone()).isFalse();

    rebuilds.tell(0, false);
    task.get();
    assertThat(rebuild.report().done()).isEqualTo(10);
  }

  @Test
  void failedIndexRemovalsAreRepeated() throws Exception {
    Future<?> task = begin(rebuilds.of(OptionalLong.empty()));
    assertThatThrownBy(
            () -> {
              while (!rebuilds.begin(
                  one -> {
                    throw new IOException("full");
                  })) {
                turn();
              }
            })
        .hasMessage("full");
    rebuilds.tell(0, false);
    assertThat(task.isDone()).isFalse();

    forgotten(OptionalLong.empty());
    rebuilds.tell(0, false);
    task.get();
  }

  @Test
  void rebuildStoppedBeforeItsStartRemovesNothing() throws Exception {
    Rebuild rebuild = rebuilds.of(OptionalLong.empty());

    assertThatThrownBy(() -> rebuild.run(new StoppedTask(0))).isInstanceOf(TaskInterrupted.class);

    assertThat(rebuilds.begin(one -> {})).isFalse();
  }

  @Test
  void rebuildFailsWithAReasonIfTheIndexIsDisabled() {
    Future<?> task = begin(rebuilds.of(OptionalLong.empty()));

    assertThatThrownBy(
            () -> {
              while (!task.isDone()) {
                rebuilds.refuse("The index is switched off.");
                turn();
              }
              task.get();
            })
        .hasRootCauseMessage("The index is switched off.");
  }
}
