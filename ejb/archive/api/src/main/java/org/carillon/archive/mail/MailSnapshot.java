package org.carillon.archive.mail;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.messages.UidSet;

/**
 * An account's mail at one moment. Until its messages are asked for it holds a database connection;
 * until it is closed no content that it names goes away. Used by one thread.
 */
public interface MailSnapshot extends AutoCloseable {

  /** Everything but the messages. */
  ArchivedMail mail();

  /** Takes a message with its content. */
  @FunctionalInterface
  interface Sink {
    /**
     * Takes it.
     *
     * @param content to be opened during the call only
     */
    void take(ArchivedMessage message, Opening content) throws SQLException, IOException;
  }

  /** Opens a message's content. */
  @FunctionalInterface
  interface Opening {
    /**
     * Leases it.
     *
     * @throws org.carillon.blob.BlobDamaged when its octets are missing
     */
    Content open() throws IOException;
  }

  /**
   * Gives the messages whose modseq is above the given one, and some more, those of one content
   * after each other. Which ones these are is read before the first is given, so that no
   * transaction stays open for as long as contents are read. To be asked once.
   *
   * @param more further messages, by mailbox id: modseqs do not tell what came back with a mailbox
   */
  void messages(long since, Map<Long, UidSet> more, Sink sink) throws SQLException, IOException;

  @Override
  void close() throws SQLException;
}
