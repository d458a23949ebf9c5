package org.carillon.dav.calendar;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.carillon.calendar.scheduling.SchedulingInbox;

/** The state of an inbox: the numbers of its messages, each as what it is above the one before. */
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

  /** The numbers of a token; empty where it is none that was given. */
  static Optional<Set<Long>> numbers(String token) {
    String[] steps =
        token.startsWith(PREFIX)
            ? token.substring(PREFIX.length()).split("\\.", -1)
            : new String[0];
    // A message more than are kept may come while an inbox is read.
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
