package org.carillon.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.servlet.api.ThreadSetupHandler;
import org.carillon.format.budget.WorkBudget;
import org.junit.jupiter.api.Test;

class ParsingBudgetTest {
  private final ThreadSetupHandler bound = new ParsingBudget.Bound();

  @Test
  void parsersOfARequestShareOneBudget() throws Exception {
    ThreadSetupHandler.Action<WorkBudget, String> request =
        bound.create(
            (_, _) -> {
              WorkBudget first = WorkBudget.current();
              assertThat(WorkBudget.current()).isSameAs(first);
              return first;
            });

    assertThat(request.call(null, "").isSpent()).isFalse();
  }

  @Test
  void requestsHaveSeparateBudgets() throws Exception {
    ThreadSetupHandler.Action<WorkBudget, String> request =
        bound.create((_, _) -> WorkBudget.current());

    assertThat(request.call(null, "")).isNotSameAs(request.call(null, ""));
  }

  @Test
  void nestedRequestSharesTheOuterBudget() throws Exception {
    ThreadSetupHandler.Action<WorkBudget, String> forwarded =
        bound.create(
            (exchange, with) -> {
              WorkBudget outer = WorkBudget.current();
              ThreadSetupHandler.Action<WorkBudget, String> inner =
                  bound.create((_, _) -> WorkBudget.current());
              assertThat(inner.call(exchange, with)).isSameAs(outer);
              return outer;
            });

    assertThat(forwarded.call(null, "").isSpent()).isFalse();
  }
}
