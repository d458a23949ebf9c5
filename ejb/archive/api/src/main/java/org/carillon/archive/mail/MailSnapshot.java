package org.carillon.archive.mail;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.messages.UidSet;

/**
 * An account's mail at one moment. It holds a database connection until its messages are asked for.
 * Until it is closed, none of its contents is deleted. An instance is used by one thread.
 */
public interface MailSnapshot extends AutoCloseable {

  /** Returns everything except the messages. */
  ArchivedMail mail();

  /** Receives messages with their contents. */
  @FunctionalInterface
  interface Sink {
    /**
     * Receives a message.
     *
     * @param content may be opened during the call only
     */
    void take(ArchivedMessage message, Opening content) throws SQLException, IOException;
  }

  /** Opens a message's content. */
  @FunctionalInterface
  interface Opening {
    /**
     * Opens the content, which stays available until it is closed.
     *
     * @throws org.carillon.blob.BlobDamaged if its octets are missing
     */
    Content open() throws IOException;
  }

  /**
   * Passes the messages whose modseq is above the given one, and some more, to {@code sink}.
   * Messages with the same content follow each other. The list of messages is read before the first
   * is passed, so that no transaction stays open while contents are read. It may be called once.
   *
   * @param since the modseq
   * @param more further messages, by mailbox id; modseqs do not show messages that came back with a
   *     mailbox
   */
  void messages(long since, Map<Long, UidSet> more, Sink sink) throws SQLException, IOException;

  @Override
  void close() throws SQLException;
}
