package org.carillon.fetch;

/**
 * The result of a POST.
 *
 * @param status the status of the response; 0 if there was none, or no request was sent
 * @param why the reason of a failure, as a sentence for people; empty if it was accepted
 */
public record PostAnswer(int status, String why) {
  private static final int CLASS = 100;
  private static final int TAKEN = 2;

  public boolean isTaken() {
    return status / CLASS == TAKEN;
  }
}
