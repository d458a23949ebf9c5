package org.carillon.store;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.messages.UidSet;

/**
 * All messages of all mailboxes, for whoever keeps something derived from them. A mailbox's uids
 * are given out in ascending order and never twice, so whoever took a mailbox up to some uid goes
 * on behind it. All reads are of what is committed.
 */
public interface MailFeed {

  /**
   * A mailbox and how far it goes.
   *
   * @param account whose it is
   * @param id its id
   * @param lastUid no message has a higher uid
   * @param messages how many it holds
   */
  record Mailbox(long account, long id, long lastUid, long messages) {}

  /**
   * What changed of late.
   *
   * @param mailboxes those made, and where messages came or went; those removed are left out
   * @param asOf the database's time
   */
  record Changed(List<Mailbox> mailboxes, Instant asOf) {}

  /**
   * A message in a mailbox.
   *
   * @param uid its uid
   * @param received INTERNALDATE
   * @param prefix how many octets of trace fields lie before what the outline describes
   * @param outline encoded by {@code org.carillon.format.mime.structure.Outline}; empty when the
   *     message could not be parsed
   * @param content opens it; to be closed
   */
  record Message(long uid, OffsetDateTime received, int prefix, byte[] outline, Opening content) {}

  /** Opens a message's content. */
  @FunctionalInterface
  interface Opening {
    /**
     * Opens it.
     *
     * @throws org.carillon.blob.BlobDamaged when its bytes are missing
     */
    Content open() throws IOException;
  }

  /** The database's time. */
  Instant now() throws SQLException;

  /** Mailboxes with ids above the given one, by ascending id. */
  List<Mailbox> mailboxes(long afterId, int most) throws SQLException;

  /** The mailboxes that changed so at or after a moment of the database's clock. */
  Changed changedSince(Instant moment) throws SQLException;

  /** Messages of a mailbox with uids above the given one, by ascending uid. */
  List<Message> messages(long mailbox, long afterUid, int most) throws SQLException;

  /** Uids of a mailbox above the given one, ascending. */
  long[] uids(long mailbox, long afterUid, int most) throws SQLException;

  /** What was expunged from a mailbox at or after a moment of the database's clock. */
  UidSet expungedSince(long mailbox, Instant moment) throws SQLException;

  /** Whether a mailbox was removed at or after a moment of the database's clock. */
  boolean isRemovedSince(long mailbox, Instant moment) throws SQLException;
}
