package org.carillon.policy.verdict;

/**
 * What a check found of a message.
 *
 * @param check the check's name
 * @param points how much it speaks against the message; less than 0 for it
 * @param demand the least that is done because of this alone, whatever the points
 * @param reason a sentence for people, without a full stop
 */
public record Finding(String check, int points, Handling demand, String reason) {

  /** One that counts with others. */
  public static Finding counts(String check, int points, String reason) {
    return new Finding(check, points, Handling.ACCEPT, reason);
  }

  /** One that decides. */
  public static Finding demands(String check, Handling demand, String reason) {
    return new Finding(check, 0, demand, reason);
  }
}
