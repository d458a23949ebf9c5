package org.carillon.mailbox;

import java.io.IOException;
import java.sql.SQLException;
import org.carillon.contract.content.Content;

/**
 * An account's mail at one moment. Until it is closed it holds a database connection, and no
 * content that it names goes away. Used by one thread.
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
   * Gives the messages whose modseq is above the given one, those of one content after each other.
   */
  void messages(long since, Sink sink) throws SQLException, IOException;

  @Override
  void close() throws SQLException;
}
