package org.carillon.policy.internal.filter;

import java.time.Instant;
import org.carillon.policy.filter.FilterAction;
import org.carillon.policy.filter.FilterTarget;

/**
 * An entry, as far as it is needed to judge mail.
 *
 * @param domain the id of the domain; 0 for the whole server
 * @param expires the time when it stops counting, or the end of time
 */
record ActiveEntry(
    String name,
    long domain,
    FilterTarget target,
    FilterAction action,
    int points,
    String text,
    int ban,
    Instant expires) {

  boolean counts(Instant now) {
    return now.isBefore(expires);
  }

  boolean allows() {
    return action == FilterAction.ALLOW;
  }

  /** Returns the reason for replies and people. */
  String reason(String usual) {
    return (text.isEmpty() ? usual : text) + " [" + name + "]";
  }
}
