package org.carillon.policy.verdict;

import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/**
 * The least points for each handling; 0 for never.
 *
 * @param tag the points to tag
 * @param junk the points to file as junk
 * @param quarantine the points to quarantine
 * @param reject the points to refuse
 * @param discard the points to discard
 */
public record Thresholds(long tag, long junk, long quarantine, long reject, long discard) {

  /** Thresholds that are never reached. */
  static final Thresholds NONE = new Thresholds(0, 0, 0, 0, 0);

  /** Returns the thresholds of a domain or an account. */
  public static Thresholds of(Settings settings, Scope scope) {
    return new Thresholds(
        settings.value(VerdictSettings.TAG, scope),
        settings.value(VerdictSettings.JUNK, scope),
        settings.value(VerdictSettings.QUARANTINE, scope),
        settings.value(VerdictSettings.REJECT, scope),
        settings.value(VerdictSettings.DISCARD, scope));
  }

  /** Returns the thresholds of the server. */
  public static Thresholds of(Settings settings) {
    return new Thresholds(
        settings.value(VerdictSettings.TAG),
        settings.value(VerdictSettings.JUNK),
        settings.value(VerdictSettings.QUARANTINE),
        settings.value(VerdictSettings.REJECT),
        settings.value(VerdictSettings.DISCARD));
  }

  /** Returns the handling for this number of points. */
  public Handling handling(long points) {
    if (isReached(discard, points)) {
      return Handling.DISCARD;
    }
    if (isReached(reject, points)) {
      return Handling.REJECT;
    }
    if (isReached(quarantine, points)) {
      return Handling.QUARANTINE;
    }
    if (isReached(junk, points)) {
      return Handling.JUNK;
    }
    return isReached(tag, points) ? Handling.TAG : Handling.ACCEPT;
  }

  private static boolean isReached(long threshold, long points) {
    return threshold > 0 && points >= threshold;
  }
}
