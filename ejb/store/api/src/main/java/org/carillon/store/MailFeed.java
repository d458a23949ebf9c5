package org.carillon.store;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.messages.UidSet;

/**
 * All messages of all mailboxes, for components that derive data from them. A mailbox's UIDs are
 * assigned in ascending order and never twice, so a component that has processed a mailbox up to
 * some UID continues after it. All reads see committed data only.
 */
public interface MailFeed {

  /**
   * A mailbox and its highest UID.
   *
   * @param account the id of its account
   * @param id its id
   * @param lastUid the UID that no message exceeds
   * @param messages the number of messages in it
   */
  record Mailbox(long account, long id, long lastUid, long messages) {}

  /**
   * The recent changes.
   *
   * @param mailboxes the mailboxes that were created, and those where messages came or went;
   *     removed mailboxes are left out
   * @param asOf the database's time
   */
  record Changed(List<Mailbox> mailboxes, Instant asOf) {}

  /**
   * A message in a mailbox.
   *
   * @param uid its UID
   * @param received its INTERNALDATE
   * @param prefix the octets of trace fields before the part that the outline describes
   * @param outline encoded by {@code org.carillon.format.mime.structure.Outline}; empty if the
   *     message could not be parsed
   * @param content opens the content, which the caller must close
   */
  record Message(long uid, OffsetDateTime received, int prefix, byte[] outline, Opening content) {}

  /** Opens a message's content. */
  @FunctionalInterface
  interface Opening {
    /**
     * Opens the content.
     *
     * @throws org.carillon.blob.BlobDamaged if its octets are missing
     */
    Content open() throws IOException;
  }

  /** Returns the database's time. */
  Instant now() throws SQLException;

  /** Returns mailboxes with ids above the given one, ordered by id. */
  List<Mailbox> mailboxes(long afterId, int most) throws SQLException;

  /** Returns mailboxes created or with messages come or gone, since a time of the database. */
  Changed changedSince(Instant moment) throws SQLException;

  /** Returns messages of a mailbox with UIDs above the given one, ordered by UID. */
  List<Message> messages(long mailbox, long afterUid, int most) throws SQLException;

  /** Returns UIDs of a mailbox above the given one, in ascending order. */
  long[] uids(long mailbox, long afterUid, int most) throws SQLException;

  /** Returns the UIDs expunged from a mailbox since a time on the database's clock. */
  UidSet expungedSince(long mailbox, Instant moment) throws SQLException;

  /** Returns whether a mailbox was removed at or after a time on the database's clock. */
  boolean isRemovedSince(long mailbox, Instant moment) throws SQLException;
}
