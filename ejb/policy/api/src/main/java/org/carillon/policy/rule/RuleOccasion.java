package org.carillon.policy.rule;

import java.util.Set;
import java.util.TreeSet;
import org.carillon.sieve.SieveLanguage;

/** When scripts are run. */
public enum RuleOccasion {
  /** A message is delivered. */
  DELIVERY,
  /** Somebody does something in a mailbox (RFC 6785). */
  MAILBOX;

  /** What scripts may require then of all that they may. */
  public Set<String> of(Set<String> capabilities) {
    return switch (this) {
      case DELIVERY -> capabilities;
      case MAILBOX -> {
        Set<String> left = new TreeSet<>(capabilities);
        left.removeAll(SieveLanguage.ofDelivery());
        yield left;
      }
    };
  }
}
