package org.carillon.format.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BudgetReaderTest {
  private static final String TEXT = "a".repeat(10_000);

  private static String read(WorkBudget budget) throws IOException {
    try (Reader reader = new BudgetReader(new StringReader(TEXT), budget)) {
      return reader.readAllAsString();
    }
  }

  @Test
  void readerReadsAllWithinTheBudget() throws IOException {
    WorkBudget budget = WorkBudget.of(100, Duration.ofHours(1));

    assertThat(read(budget)).isEqualTo(TEXT);
    assertThat(budget.isCut()).isFalse();
  }

  @Test
  void textBeforeTheBudgetEndsIsRead() throws IOException {
    WorkBudget budget = WorkBudget.of(3, Duration.ofHours(1));

    assertThat(read(budget)).hasSizeBetween(1_000, 4_000);
    assertThat(budget.isCut()).isTrue();
  }
}
