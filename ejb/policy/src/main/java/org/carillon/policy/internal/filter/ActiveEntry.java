package org.carillon.policy.internal.filter;

import java.time.Instant;
import org.carillon.policy.filter.FilterAction;
import org.carillon.policy.filter.FilterTarget;

/**
 * What is known of an entry while mail is judged.
 *
 * @param domain 0 for the whole server
 * @param expires the end of time if it does not
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

  /** Why something comes of it, for replies and people. */
  String reason(String usual) {
    return (text.isEmpty() ? usual : text) + " [" + name + "]";
  }
}
