package org.carillon.transport.internal.queue;

import java.util.Locale;
import java.util.Set;
import org.carillon.contract.mail.ForwardPath.Notify;

/** The action in a report (RFC 3464 §2.3.3). */
public enum Action {
  FAILED(Notify.FAILURE),
  DELAYED(Notify.DELAY),
  DELIVERED(Notify.SUCCESS),
  RELAYED(Notify.SUCCESS),
  EXPANDED(Notify.SUCCESS);

  private final Notify condition;

  Action(Notify condition) {
    this.condition = condition;
  }

  /** The word in reports and in the database. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Action ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Returns whether a sender with this NOTIFY gets the action's report; see RFC 3461 §4.1. */
  public boolean wanted(Set<Notify> notifyOn) {
    return notifyOn.isEmpty() ? condition != Notify.SUCCESS : notifyOn.contains(condition);
  }
}
