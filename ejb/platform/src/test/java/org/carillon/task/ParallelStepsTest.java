package org.carillon.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelStepsTest {
  private static final List<Integer> MANY = IntStream.range(0, 1_000).boxed().toList();

  @Test
  void stepsRunInParallel() throws Exception {
    CyclicBarrier four = new CyclicBarrier(4);
    AtomicInteger done = new AtomicInteger();

    ParallelSteps.each(
        MANY,
        one -> {
          try {
            four.await();
          } catch (Exception alone) {
            throw new IOException(alone);
          }
          done.incrementAndGet();
        });

    assertThat(done).hasValue(1_000);
  }

  @Test
  void firstFailureEndsTheSteps() {
    AtomicInteger begun = new AtomicInteger();

    assertThatThrownBy(
            () ->
                ParallelSteps.each(
                    MANY,
                    one -> {
                      begun.incrementAndGet();
                      throw new IOException("The disk is full");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("The disk is full");
    assertThat(begun).hasValueLessThan(100);
  }
}
