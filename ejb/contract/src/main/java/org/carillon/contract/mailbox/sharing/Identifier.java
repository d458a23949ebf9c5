package org.carillon.contract.mailbox.sharing;

import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.contract.mailbox.folders.Right;

/**
 * Whom an entry of an access list is about (RFC 4314 §2).
 *
 * @param name an account's address; {@link #ANYONE}, {@link #AUTHENTICATED}, {@link #ANONYMOUS};
 *     {@code @} and a domain's name for everybody who has an account there; or {@link #GROUP} and a
 *     group's address for everybody in it, as its address alone and {@code $} before it are
 *     understood, too
 * @param negative whether the entry takes rights away, whatever else grants them
 */
public record Identifier(String name, boolean negative) {

  /** Everybody who has an account in the domain of the mailbox's owner. */
  public static final String ANYONE = "anyone";

  /** Everybody who has an account here, in whatever domain. */
  public static final String AUTHENTICATED = "authenticated";

  /**
   * Whoever is not signed in. Nobody comes to mailboxes so: it is for {@link Right#POST}, which
   * mail from outside needs.
   */
  public static final String ANONYMOUS = "anonymous";

  /** What comes before a group's address. */
  public static final String GROUP = "group:";

  private static final String SHORT_GROUP = "$";

  /** The longest name, in characters: an address' (RFC 5321 §4.5.3.1), of a group. */
  public static final int MOST_CHARS = 330;

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

  /** Whether it is about everybody of all domains. */
  public boolean isAuthenticated() {
    return name.equals(AUTHENTICATED);
  }

  /** Whether it is about those who are not signed in. */
  public boolean isAnonymous() {
    return name.equals(ANONYMOUS);
  }

  /** Whether it is about everybody of a domain that it names. */
  public boolean isDomain() {
    return name.startsWith("@");
  }

  /** The address of the group that it is about, in so many words; else empty. */
  public Optional<String> group() {
    return Stream.of(GROUP, SHORT_GROUP)
        .filter(name::startsWith)
        .map(before -> name.substring(before.length()))
        .findFirst();
  }

  /** The domain's name, of one that is about a domain. */
  public String domain() {
    return name.substring(1);
  }

  /** As clients write it. */
  @Override
  public String toString() {
    return negative ? "-" + name : name;
  }
}
