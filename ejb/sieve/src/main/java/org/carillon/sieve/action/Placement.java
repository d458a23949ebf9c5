package org.carillon.sieve.action;

import java.util.List;
import java.util.Optional;

/**
 * The mailbox and flags of a copy.
 *
 * @param mailbox its name in UTF-8; the fallback if the special use or id names no mailbox
 * @param flags its flags (RFC 5232); a present empty list means none
 * @param create whether a missing mailbox is created (RFC 5490 §3.2)
 * @param specialUse the special use of the preferred mailbox (RFC 8579 §4)
 * @param mailboxId the object id of the preferred mailbox (RFC 9042 §4)
 */
public record Placement(
    String mailbox,
    Optional<List<String>> flags,
    boolean create,
    Optional<String> specialUse,
    Optional<String> mailboxId) {

  /** Creates a placement by name only. */
  public static Placement in(String mailbox) {
    return new Placement(mailbox, Optional.empty(), false, Optional.empty(), Optional.empty());
  }

  /** Returns whether it is the same mailbox. */
  public boolean sameMailbox(Placement other) {
    return mailbox.equals(other.mailbox)
        && specialUse.equals(other.specialUse)
        && mailboxId.equals(other.mailboxId);
  }
}
