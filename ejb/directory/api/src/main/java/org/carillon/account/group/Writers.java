package org.carillon.account.group;

import java.util.Locale;

/** Who may write to a group; its owner may always. */
public enum Writers {
  /** Everybody. */
  ANYBODY,
  /** The accounts of the group's domain. */
  DOMAIN,
  /** Its members, and those of groups in it. */
  MEMBERS,
  /** Those who are named. */
  NAMED;

  /** As it is declared. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** By its declared word. */
  public static Writers of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
