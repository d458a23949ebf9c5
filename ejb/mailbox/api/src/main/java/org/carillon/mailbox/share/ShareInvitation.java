package org.carillon.mailbox.share;

import java.time.Instant;
import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.store.item.CollectionKind;

/**
 * That somebody was asked to look at a collection, or has put one away that was shared.
 *
 * @param uid what it is known by, never that of another
 * @param collection the collection's id
 * @param kind what its items are
 * @param name the collection's name in its owner's account
 * @param owner whose it is, by address
 * @param guest who is asked, by address
 * @param state what came of it
 * @param level how much is shared; empty where that is nothing any more
 * @param title what the collection is called in it; empty for nothing
 * @param invited when it was sent; empty when nobody asked
 * @param answered when it was answered; empty before
 */
public record ShareInvitation(
    String uid,
    long collection,
    CollectionKind kind,
    MailboxName name,
    String owner,
    String guest,
    State state,
    Optional<ShareLevel> level,
    String title,
    Optional<Instant> invited,
    Optional<Instant> answered) {

  /** The longest title, in characters. */
  public static final int MOST_TITLE = 500;

  /** What came of an invitation; the ordinals are kept in the database. */
  public enum State {
    /** It waits for an answer: its guest does not see the collection among others. */
    PENDING,
    /** The collection is among those of its guest. */
    ACCEPTED,
    /** The collection is not among those of its guest. */
    DECLINED
  }
}
