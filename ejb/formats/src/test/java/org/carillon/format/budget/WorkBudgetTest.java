package org.carillon.format.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tests that a budget ends by steps, time and interrupt, and is shared by its parts. */
class WorkBudgetTest {
  private static final Duration LONG = Duration.ofHours(1);

  @Test
  void stepsExhaustTheBudget() {
    WorkBudget budget = WorkBudget.of(2, LONG);

    assertThat(budget.take(2)).isTrue();
    assertThat(budget.isSpent()).isFalse();
    assertThat(budget.take(1)).isFalse();
    assertThat(budget.isSpent()).isTrue();
  }

  @Test
  void timeExhaustsTheBudget() {
    assertThat(WorkBudget.of(1_000, Duration.ZERO).part().take(1)).isFalse();
  }

  @Test
  void timeBetweenPartsIsNotCounted() {
    WorkBudget whole = WorkBudget.of(1_000, Duration.ofMillis(100));
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < Duration.ofMillis(150).toNanos()) {
      assertThat(whole.take(0)).isTrue();
    }

    assertThat(whole.part().take(1)).isTrue();
  }

  @Test
  void timeOfPartsIsCountedTowardsTheWhole() {
    WorkBudget whole = WorkBudget.of(Long.MAX_VALUE, Duration.ofMillis(40));
    int parts = 0;
    while (!whole.isSpent() && parts < 1_000) {
      parts++;
      WorkBudget part = whole.part();
      while (part.take(1)) {
        assertThat(part).isNotSameAs(whole);
      }
    }

    assertThat(parts).isLessThan(1_000);
  }

  @Test
  void budgetCanBeEndedByAnotherThread() {
    WorkBudget whole = WorkBudget.of(1_000, LONG);
    WorkBudget part = whole.part();

    whole.end();

    assertThat(part.take(1)).isFalse();
    assertThat(whole.part().take(1)).isFalse();
  }

  @Test
  void fileBudgetReplacesTheRequestBudget() {
    boolean enough =
        WorkBudget.within(
            WorkBudget.of(1, LONG),
            () -> WorkBudget.instead(WorkBudget.ofFile(), () -> WorkBudget.current().take(2)));

    assertThat(enough).isTrue();
  }

  @Test
  void interruptionEndsTheBudgetAndStaysSet() {
    Thread.currentThread().interrupt();

    assertThat(WorkBudget.of(1_000, LONG).take(1)).isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void exhaustedPartLeavesBudgetForOthers() {
    WorkBudget whole = WorkBudget.of(1_000, LONG);
    WorkBudget bad = whole.part();
    while (bad.take(1)) {
      assertThat(whole.take(0)).isTrue();
    }

    assertThat(whole.part().take(100)).isTrue();
    assertThat(whole.take(700)).isFalse();
  }

  @Test
  void nestedPartIsDrawnFromTheWhole() {
    WorkBudget whole = WorkBudget.of(160, LONG);

    assertThat(whole.part().part().take(10)).isTrue();
    assertThat(whole.take(151)).isFalse();
  }

  @Test
  void restIsTheRemainingBudget() {
    WorkBudget whole = WorkBudget.of(100, LONG);
    whole.part().take(20);

    assertThat(whole.rest().take(80)).isTrue();
    assertThat(whole.rest().take(1)).isFalse();
    assertThat(WorkBudget.of(100, Duration.ZERO).rest().take(1)).isFalse();
  }

  @Test
  void partOfStepsIgnoresTheTime() {
    WorkBudget whole = WorkBudget.of(100, Duration.ZERO);
    whole.part().take(1);

    assertThat(whole.partOfSteps().take(10)).isTrue();
    assertThat(whole.partOfSteps().take(25)).isFalse();
    assertThat(whole.left()).isEqualTo(64);
  }

  @Test
  void exhaustedPartCutsTheWholeBudget() {
    WorkBudget whole = WorkBudget.of(100, LONG);
    assertThat(whole.part().take(25)).isTrue();
    assertThat(whole.isCut()).isFalse();

    assertThat(whole.part().part().take(25)).isFalse();

    assertThat(whole.isCut()).isTrue();
    assertThat(whole.take(1)).isTrue();
  }

  @Test
  void budgetIsSharedByAllWorkWithinIt() {
    WorkBudget budget = WorkBudget.of(3, LONG);

    boolean first = WorkBudget.within(budget, () -> WorkBudget.current().take(2));
    boolean second = WorkBudget.within(budget, () -> WorkBudget.current().take(2));

    assertThat(first).isTrue();
    assertThat(second).isFalse();
  }

  @Test
  void innerBudgetCannotExtendTheOuter() {
    boolean enough =
        WorkBudget.within(
            WorkBudget.of(1, LONG),
            () -> WorkBudget.within(WorkBudget.usual(), () -> WorkBudget.current().take(2)));

    assertThat(enough).isFalse();
  }

  @Test
  void operationsWithoutBudgetGetTheirOwn() {
    assertThat(WorkBudget.current().take(Long.MAX_VALUE / 2)).isFalse();
    assertThat(WorkBudget.current().take(1_000)).isTrue();
  }
}
