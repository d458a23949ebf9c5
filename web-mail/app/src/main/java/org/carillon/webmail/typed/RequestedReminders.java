package org.carillon.webmail.typed;

import java.util.List;

/**
 * The reminders that a form asks for.
 *
 * @param minutes the minutes before the event or due time, distinct
 * @param keepsOwn whether reminders that forms can't express stay
 */
public record RequestedReminders(List<Integer> minutes, boolean keepsOwn) {
  /** The most reminders that a form may ask for. */
  public static final int MOST = 5;

  /** The form value for reminders that forms can't express. */
  public static final String OWN = "own";

  /** The form value for no reminder; an option without a value would send its label. */
  private static final String NONE = "none";

  private static final int MOST_MINUTES = 60 * 24 * 60;

  /** The values that a form sent, without the one for no reminder. */
  public static List<String> sent(List<String> all) {
    return all.stream().filter(one -> !one.equals(NONE) && !one.isEmpty()).distinct().toList();
  }

  /** Returns whether a form can express a reminder that many minutes before. */
  public static boolean isTypeable(long minutes) {
    return minutes >= 0 && minutes <= MOST_MINUTES;
  }

  /** Reads what was chosen; throws if a value is invalid. */
  public static RequestedReminders of(List<String> typed) {
    if (typed.size() > MOST + 1) {
      throw new InvalidFieldException("reminder", "choice", "");
    }
    return new RequestedReminders(
        typed.stream().filter(one -> !one.equals(OWN)).map(RequestedReminders::minutes).toList(),
        typed.contains(OWN));
  }

  private static int minutes(String typed) {
    if (!typed.matches("[0-9]{1,6}") || !isTypeable(Integer.parseInt(typed))) {
      throw new InvalidFieldException("reminder", "choice", "");
    }
    return Integer.parseInt(typed);
  }
}
