package org.carillon.policy.verdict;

import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/**
 * From how many points on something is done; 0 for never.
 *
 * @param tag from when it is marked
 * @param junk from when it is filed as junk
 * @param quarantine from when it is kept aside
 * @param reject from when it is refused
 * @param discard from when it is thrown away
 */
public record Thresholds(long tag, long junk, long quarantine, long reject, long discard) {

  /** Nothing is ever done. */
  static final Thresholds NONE = new Thresholds(0, 0, 0, 0, 0);

  /** Those of a domain or an account. */
  public static Thresholds of(Settings settings, Scope scope) {
    return new Thresholds(
        settings.value(VerdictSettings.TAG, scope),
        settings.value(VerdictSettings.JUNK, scope),
        settings.value(VerdictSettings.QUARANTINE, scope),
        settings.value(VerdictSettings.REJECT, scope),
        settings.value(VerdictSettings.DISCARD, scope));
  }

  /** Those of the server. */
  public static Thresholds of(Settings settings) {
    return new Thresholds(
        settings.value(VerdictSettings.TAG),
        settings.value(VerdictSettings.JUNK),
        settings.value(VerdictSettings.QUARANTINE),
        settings.value(VerdictSettings.REJECT),
        settings.value(VerdictSettings.DISCARD));
  }

  /** What so many points amount to. */
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
