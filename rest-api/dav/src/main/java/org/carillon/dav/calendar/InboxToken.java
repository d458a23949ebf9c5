package org.carillon.dav.calendar;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.carillon.calendar.scheduling.SchedulingInbox;

/** The state of an inbox: the numbers of its messages, each as the difference to the previous. */
final class InboxToken {
  private static final String PREFIX = "urn:carillon:inbox:";
  private static final int RADIX = 36;

  private InboxToken() {}

  /** The token of some numbers. */
  static String of(Set<Long> numbers) {
    StringBuilder token = new StringBuilder(PREFIX);
    long before = 0;
    for (long number : new TreeSet<>(numbers)) {
      token.append(Long.toString(number - before, RADIX)).append('.');
      before = number;
    }
    return token.toString();
  }

  /** Returns the numbers of a token, or empty if this server never issued it. */
  static Optional<Set<Long>> numbers(String token) {
    String[] steps =
        token.startsWith(PREFIX)
            ? token.substring(PREFIX.length()).split("\\.", -1)
            : new String[0];
    // One message more than the limit may arrive while an inbox is read.
    if (steps.length == 0
        || steps.length > 2 * SchedulingInbox.MOST
        || !steps[steps.length - 1].isEmpty()) {
      return Optional.empty();
    }
    Set<Long> numbers = new TreeSet<>();
    long number = 0;
    for (int i = 0; i < steps.length - 1; i++) {
      if (!steps[i].matches("[0-9a-z]{1,12}")) {
        return Optional.empty();
      }
      number += Long.parseLong(steps[i], RADIX);
      numbers.add(number);
    }
    return Optional.of(numbers);
  }
}
