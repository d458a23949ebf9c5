package org.carillon.contract.mailbox;

/**
 * Whom an entry of an access list is about (RFC 4314 §2).
 *
 * @param name an account's address; or {@link #ANYONE}
 * @param negative whether the entry takes rights away, whatever else grants them
 */
public record Identifier(String name, boolean negative) {

  /** Everybody who has an account in the domain of the mailbox's owner. */
  public static final String ANYONE = "anyone";

  /** The longest name, in characters: an address' (RFC 5321 §4.5.3.1). */
  public static final int MOST_CHARS = 320;

  /** Reads an identifier as clients write it: a {@code -} before it makes it negative. */
  public static Identifier parse(String text) {
    return text.startsWith("-")
        ? new Identifier(text.substring(1), true)
        : new Identifier(text, false);
  }

  /** Whether it is about everybody. */
  public boolean isAnyone() {
    return name.equals(ANYONE);
  }

  /** As clients write it. */
  @Override
  public String toString() {
    return negative ? "-" + name : name;
  }
}
