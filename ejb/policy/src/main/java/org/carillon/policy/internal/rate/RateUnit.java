package org.carillon.policy.internal.rate;

import org.carillon.settings.Scope;

/**
 * An amount that counts against a limit.
 *
 * @param whose the key that it is counted by
 * @param amount the amount
 * @param scope the scope whose setting is the limit
 */
record RateUnit(RateLimit limit, String whose, long amount, Scope scope) {

  /** Returns a measure whose limit is the server's setting. */
  static RateUnit of(RateLimit limit, String whose, long amount) {
    return new RateUnit(limit, whose, amount, Scope.server());
  }
}
