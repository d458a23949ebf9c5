package org.carillon.transport.queue;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;

/** Saves waiting mail in backups, and restores it. */
public interface QueueArchive {

  /** Takes a message. */
  @FunctionalInterface
  interface Sink {
    /**
     * Takes a message.
     *
     * @param trace its id
     * @param text its envelope, as JSON
     */
    void message(String trace, String text, Content content) throws IOException;
  }

  /**
   * Passes waiting messages to {@code sink}, except those that leave meanwhile or are damaged.
   *
   * @return a sentence for each damaged message
   */
  List<String> save(Sink sink) throws IOException, SQLException;

  /**
   * Restores a message, held: it may have been sent since the backup, and must not be sent twice.
   * Its lifetime starts anew.
   *
   * @param text its envelope, as it was saved
   * @param content its octets, complete; the caller closes it
   * @return whether it was restored; false if it is in the queue already
   */
  boolean restore(String text, Spool content) throws IOException, SQLException;
}
