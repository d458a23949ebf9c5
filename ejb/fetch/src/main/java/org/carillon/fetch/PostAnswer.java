package org.carillon.fetch;

/**
 * What came of posting.
 *
 * @param status the answer's status; 0 where nobody answered, or nobody was asked
 * @param why a sentence for people; empty when it was taken
 */
public record PostAnswer(int status, String why) {
  private static final int CLASS = 100;
  private static final int TAKEN = 2;

  /** Whether it was taken. */
  public boolean isTaken() {
    return status / CLASS == TAKEN;
  }
}
