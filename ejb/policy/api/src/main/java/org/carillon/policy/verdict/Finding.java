package org.carillon.policy.verdict;

import org.carillon.settings.Setting;

/**
 * What a check found of a message.
 *
 * @param check the check's name
 * @param points how much it speaks against the message; less than 0 for it
 * @param demand the least that is done because of this alone, whatever the points
 * @param reason a sentence for people, without a full stop
 * @param source what an administrator changes to have it otherwise: an object as its path by REST
 *     ({@code dns-lists/spamcop}), or a setting ({@code settings/policy.helo.own}); empty if
 *     nothing is known
 * @param isSetAside whether it counts nothing: the message is allowed all the same
 */
public record Finding(
    String check, int points, Handling demand, String reason, String source, boolean isSetAside) {

  /** One of which it is not said what makes it so. */
  public Finding(String check, int points, Handling demand, String reason) {
    this(check, points, demand, reason, "", false);
  }

  /** The same, which counts nothing since somebody allows the message. */
  public Finding setAside() {
    return new Finding(check, points, demand, reason, source, true);
  }

  /** Whether anything comes of it. */
  public boolean speaks() {
    return points != 0 || demand != Handling.ACCEPT;
  }

  /** One that counts with others. */
  public static Finding counts(String check, int points, String reason) {
    return new Finding(check, points, Handling.ACCEPT, reason);
  }

  /** One that decides. */
  public static Finding demands(String check, Handling demand, String reason) {
    return new Finding(check, 0, demand, reason);
  }

  /** The same, made so by a setting. */
  public Finding by(Setting<?> setting) {
    return by("settings", setting.key());
  }

  /** The same, made so by an object of the directory. */
  public Finding by(String plural, String name) {
    return new Finding(check, points, demand, reason, plural + "/" + name, isSetAside);
  }
}
