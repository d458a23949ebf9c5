package org.carillon.format.budget;

import java.io.IOException;
import java.io.Reader;

/**
 * A reader that ends when a budget is spent, for libraries that read a text as a whole. It passes
 * the text on in pieces of at most 1,024 chars; each piece draws one step.
 */
public final class BudgetReader extends Reader {
  private static final int PIECE = 1_024;

  private final Reader text;
  private final WorkBudget budget;

  /** Creates a reader of {@code text} that reports its end as soon as {@code budget} is spent. */
  public BudgetReader(Reader text, WorkBudget budget) {
    this.text = text;
    this.budget = budget;
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    return budget.take(1) ? text.read(into, offset, Math.min(PIECE, length)) : -1;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
