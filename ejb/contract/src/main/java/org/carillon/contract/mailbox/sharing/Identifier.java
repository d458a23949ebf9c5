package org.carillon.contract.mailbox.sharing;

import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.contract.mailbox.folders.Right;

/**
 * The identifier of an access list entry: the users that the entry applies to (RFC 4314 §2).
 *
 * @param name an account's address; {@link #ANYONE}, {@link #AUTHENTICATED} or {@link #ANONYMOUS};
 *     {@code @} and a domain's name for all accounts of the domain; or {@link #GROUP} and a group's
 *     address for all its members. The address of a group is also understood alone or with {@code
 *     $} before it
 * @param negative true if the entry takes rights away, even if other entries grant them
 */
public record Identifier(String name, boolean negative) {

  /** All accounts in the domain of the mailbox's owner. */
  public static final String ANYONE = "anyone";

  /** All accounts of this server, in any domain. */
  public static final String AUTHENTICATED = "authenticated";

  /** Clients without authentication, in need of {@link Right#POST} only, for mail from outside. */
  public static final String ANONYMOUS = "anonymous";

  /** The prefix of a group's address. */
  public static final String GROUP = "group:";

  private static final String SHORT_GROUP = "$";

  /** The maximum length in characters: an address (RFC 5321 §4.5.3.1) with a group's prefix. */
  public static final int MOST_CHARS = 330;

  /** Parses an identifier as clients write it: a leading {@code -} makes it negative. */
  public static Identifier parse(String text) {
    return text.startsWith("-")
        ? new Identifier(text.substring(1), true)
        : new Identifier(text, false);
  }

  /** Returns whether the name is {@link #ANYONE}. */
  public boolean isAnyone() {
    return name.equals(ANYONE);
  }

  /** Returns whether the entry applies to all accounts of all domains. */
  public boolean isAuthenticated() {
    return name.equals(AUTHENTICATED);
  }

  /** Returns whether the entry applies to clients that are not authenticated. */
  public boolean isAnonymous() {
    return name.equals(ANONYMOUS);
  }

  /** Returns whether the entry applies to all accounts of a named domain. */
  public boolean isDomain() {
    return name.startsWith("@");
  }

  /** Returns the address of the group if the name has the prefix {@link #GROUP}, or else empty. */
  public Optional<String> group() {
    return Stream.of(GROUP, SHORT_GROUP)
        .filter(name::startsWith)
        .map(before -> name.substring(before.length()))
        .findFirst();
  }

  /** Returns the name of the domain, if the entry applies to one. */
  public String domain() {
    return name.substring(1);
  }

  /** Returns the identifier as clients write it. */
  @Override
  public String toString() {
    return negative ? "-" + name : name;
  }
}
