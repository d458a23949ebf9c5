package org.carillon.policy.rule;

import java.util.Set;
import java.util.TreeSet;
import org.carillon.sieve.SieveLanguage;

/** The occasions on which scripts run. */
public enum RuleOccasion {
  /** A message is delivered. */
  DELIVERY,
  /** An event occurs in a mailbox (RFC 6785). */
  MAILBOX;

  /** Returns those of the given capabilities that scripts may require on this occasion. */
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
