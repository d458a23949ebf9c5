package org.carillon.mailbox.share;

import java.time.Instant;
import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.store.item.CollectionKind;

/**
 * An invitation to a collection, or the note that an account has declined a shared collection.
 *
 * @param uid the unique id of the invitation
 * @param collection the collection's id
 * @param kind the kind of its items
 * @param name the collection's name in its owner's account
 * @param owner the address of the owner
 * @param guest the address of the invited account
 * @param state the state of the invitation
 * @param level the level of the share; empty if nothing is shared any more
 * @param title the collection's name in the invitation; may be empty
 * @param invited when the invitation was sent; empty if nobody sent one
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

  /** The largest length of the title, in characters. */
  public static final int MOST_TITLE = 500;

  /** The state of an invitation. The ordinals are stored in the database. */
  public enum State {
    /** The invitation is not answered yet. The guest does not see the collection among its own. */
    PENDING,
    /** The guest has the collection among its own. */
    ACCEPTED,
    /** The guest does not have the collection among its own. */
    DECLINED
  }
}
