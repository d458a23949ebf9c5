package org.carillon.format.budget;

import java.io.IOException;
import java.io.Reader;

/**
 * A text that ends where a budget does, for libraries that read a text as a whole. It is given to
 * them in pieces, each of which draws a step.
 */
public final class BudgetReader extends Reader {
  private static final int PIECE = 1_024;

  private final Reader text;
  private final WorkBudget budget;

  /** Reads a text as far as the budget goes. */
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
