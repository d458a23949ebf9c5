package org.carillon.sieve.action;

import java.util.List;
import java.util.Optional;

/**
 * Where a copy goes and what it is marked with.
 *
 * @param mailbox its name in UTF-8; where something better names one, what to take when that is not
 *     there
 * @param flags what it is marked with (RFC 5232); empty in an optional that is there: with none
 * @param create whether a missing one is made (RFC 5490 §3.2)
 * @param specialUse the special use of the mailbox that is meant first (RFC 8579 §4)
 * @param mailboxId the object id of the mailbox that is meant first (RFC 9042 §4)
 */
public record Placement(
    String mailbox,
    Optional<List<String>> flags,
    boolean create,
    Optional<String> specialUse,
    Optional<String> mailboxId) {

  /** A mailbox by its name alone. */
  public static Placement in(String mailbox) {
    return new Placement(mailbox, Optional.empty(), false, Optional.empty(), Optional.empty());
  }

  /** Whether it is the same mailbox. */
  public boolean sameMailbox(Placement other) {
    return mailbox.equals(other.mailbox)
        && specialUse.equals(other.specialUse)
        && mailboxId.equals(other.mailboxId);
  }
}
