package org.carillon.account.group;

import java.util.Locale;

/** The senders who may write to a group. The group's owner may always write to it. */
public enum GroupPosting {
  /** Everybody, from inside and outside. */
  ANYBODY,
  /** The accounts of the group's domain. */
  DOMAIN,
  /** The group's members, including those of groups in it. */
  MEMBERS,
  /** The senders who are listed by name. */
  NAMED;

  /** Returns the word under which the value is declared. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the value with this declared word. */
  public static GroupPosting of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
