package org.carillon.identity.session;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Something that works for an account without anybody signed in. An intruder can have put it in
 * place, and it outlives his sessions.
 *
 * @param kind what it is
 * @param about what it is of and where it leads: an address, a mailbox, a name
 * @param since when it was put in place; empty where that is not kept
 */
public record StandingAccess(Kind kind, String about, Optional<Instant> since) {

  /** What there is. */
  public enum Kind {
    /** A web hook, which is told of changes in the account. */
    WEB_HOOK("web-hook"),
    /** An entry of a mailbox's access list, by which others read or write there. */
    SHARE("share"),
    /** Somebody who writes mail on the account's behalf. */
    WRITING_DEPUTY("writing-deputy"),
    /** A mailbox whose key authorises URLs, by which others read its messages (RFC 4467). */
    MAIL_URL("mail-url"),
    /** A secret address of a calendar. */
    CALENDAR_LINK("calendar-link"),
    /** A calendar that everybody is shown. */
    PUBLISHED_CALENDAR("published-calendar"),
    /** A secret address of a file or folder, for who reads or brings files. */
    FILE_LINK("file-link"),
    /** The account's site, which everybody is shown. */
    SITE("site"),
    /** The active Sieve script, which can send mail on or delete it. */
    SCRIPT("script"),
    /** An address that agreed to have the account's mail sent on to it. */
    FORWARDING("forwarding"),
    /** The address that codes for another password are sent to. */
    RECOVERY_ADDRESS("recovery-address"),
    /** A feed whose entries come into a mailbox. */
    FEED("feed");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As programs write it. */
    public String word() {
      return word;
    }

    /** The one that programs write so. */
    public static Optional<Kind> of(String word) {
      return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
  }
}
