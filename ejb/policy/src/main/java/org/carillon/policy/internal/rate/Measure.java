package org.carillon.policy.internal.rate;

import org.carillon.settings.Scope;

/**
 * Something that counts against a limit.
 *
 * @param whose by what it is counted
 * @param amount how much of it there is
 * @param scope whose setting says how much may be
 */
record Measure(RateLimit limit, String whose, long amount, Scope scope) {

  /** One for which the server's setting says how much. */
  static Measure of(RateLimit limit, String whose, long amount) {
    return new Measure(limit, whose, amount, Scope.server());
  }
}
