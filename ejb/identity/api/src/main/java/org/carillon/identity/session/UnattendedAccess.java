package org.carillon.identity.session;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * A grant of access that works for an account without a signed-in user. An intruder can have
 * created it, and it outlives the intruder's sessions.
 *
 * @param kind its kind
 * @param about what it applies to and where it leads: an address, a mailbox or a name
 * @param since the time when it was created; empty if that is not stored
 */
public record UnattendedAccess(Kind kind, String about, Optional<Instant> since) {

  /** The kind of a grant. */
  public enum Kind {
    /** A web hook, which is told of changes in the account. */
    WEB_HOOK("web-hook"),
    /** An entry of a mailbox's access list, by which other users read or write there. */
    SHARE("share"),
    /** A user who may write mail on the account's behalf. */
    WRITING_DEPUTY("writing-deputy"),
    /** A mailbox whose key authorizes URLs by which others read its messages (RFC 4467). */
    MAIL_URL("mail-url"),
    /** A secret address of a calendar. */
    CALENDAR_LINK("calendar-link"),
    /** A calendar that is published to everybody. */
    PUBLISHED_CALENDAR("published-calendar"),
    /** A secret address of a file or folder, by which others read or upload files. */
    FILE_LINK("file-link"),
    /** The account's web site, which is visible to everybody. */
    SITE("site"),
    /** The active Sieve script, which can forward or delete mail. */
    SCRIPT("script"),
    /** An address that agreed to receive the account's forwarded mail. */
    FORWARDING("forwarding"),
    /** The recovery address, to which codes for a new password are sent. */
    RECOVERY_ADDRESS("recovery-address"),
    /** A feed whose entries are delivered to a mailbox. */
    FEED("feed");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** Returns the word that API clients write for this value. */
    public String word() {
      return word;
    }

    /** Returns the kind that API clients write as {@code word}, or empty if there is none. */
    public static Optional<Kind> of(String word) {
      return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
  }
}
