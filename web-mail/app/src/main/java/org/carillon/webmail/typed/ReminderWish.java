package org.carillon.webmail.typed;

import java.util.List;

/**
 * When something is to be told of, as a form asked for it.
 *
 * @param minutes how many minutes before, each once
 * @param keepsOwn whether reminders that forms have no words for stay
 */
public record ReminderWish(List<Integer> minutes, boolean keepsOwn) {
  /** How many a form may ask for. */
  public static final int MOST = 5;

  /** What forms have for reminders that they have no words for. */
  public static final String OWN = "own";

  /** What forms send for no reminder: an option without a value would send its words. */
  private static final String NONE = "none";

  private static final int MOST_MINUTES = 60 * 24 * 60;

  /** What a form sent, without what says that there is none. */
  public static List<String> sent(List<String> all) {
    return all.stream().filter(one -> !one.equals(NONE) && !one.isEmpty()).distinct().toList();
  }

  /** Whether a form has a place for a reminder that is so many minutes before. */
  public static boolean isTypeable(long minutes) {
    return minutes >= 0 && minutes <= MOST_MINUTES;
  }

  /**
   * Reads what was chosen.
   *
   * @throws WrongField of what can't be chosen
   */
  public static ReminderWish of(List<String> typed) {
    if (typed.size() > MOST + 1) {
      throw new WrongField("reminder", "choice", "");
    }
    return new ReminderWish(
        typed.stream().filter(one -> !one.equals(OWN)).map(ReminderWish::minutes).toList(),
        typed.contains(OWN));
  }

  private static int minutes(String typed) {
    if (!typed.matches("[0-9]{1,6}") || !isTypeable(Integer.parseInt(typed))) {
      throw new WrongField("reminder", "choice", "");
    }
    return Integer.parseInt(typed);
  }
}
