package org.carillon.policy.verdict;

import org.carillon.settings.Setting;

/**
 * A finding of a check on a message.
 *
 * @param check the check's name
 * @param points the points against the message; negative points are for it
 * @param demand the minimum handling because of this finding alone, whatever the points
 * @param reason a sentence for people, without a full stop
 * @param source what an administrator changes to prevent the finding: the REST path of an object
 *     ({@code dns-lists/spamcop}) or a setting ({@code settings/policy.helo.own}); empty if unknown
 * @param isSetAside whether it does not count, because the message is allowed
 */
public record Finding(
    String check, int points, Handling demand, String reason, String source, boolean isSetAside) {

  /** Creates a finding without a source. */
  public Finding(String check, int points, Handling demand, String reason) {
    this(check, points, demand, reason, "", false);
  }

  /** Returns the same finding, set aside because the message is allowed. */
  public Finding setAside() {
    return new Finding(check, points, demand, reason, source, true);
  }

  /** Returns whether the finding has a consequence. */
  public boolean speaks() {
    return points != 0 || demand != Handling.ACCEPT;
  }

  public static Finding counts(String check, int points, String reason) {
    return new Finding(check, points, Handling.ACCEPT, reason);
  }

  public static Finding demands(String check, Handling demand, String reason) {
    return new Finding(check, 0, demand, reason);
  }

  /** Returns the same finding with a setting as its source. */
  public Finding by(Setting<?> setting) {
    return by("settings", setting.key());
  }

  /** Returns the same finding with an object of the directory as its source. */
  public Finding by(String plural, String name) {
    return new Finding(check, points, demand, reason, plural + "/" + name, isSetAside);
  }
}
