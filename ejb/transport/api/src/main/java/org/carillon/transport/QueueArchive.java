package org.carillon.transport;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;

/** Mail that waits, on its way into backups of the server and out of them. */
public interface QueueArchive {

  /** Takes a message. */
  @FunctionalInterface
  interface Sink {
    /**
     * One more.
     *
     * @param trace the id that it is known by
     * @param text its envelope, as JSON
     */
    void message(String trace, String text, Content content) throws IOException;
  }

  /**
   * Gives all that waits. What goes while they are read, and what can't be read, is left out.
   *
   * @return a sentence for each that can't be read
   */
  List<String> save(Sink sink) throws IOException, SQLException;

  /**
   * Puts a message back, held: nobody knows whether it was sent since it was saved, and sending it
   * twice would be wrong. Its time begins anew.
   *
   * @param text its envelope, as it was saved
   * @param content its octets, wholly written; stays the caller's to close
   * @return whether it was put back; false when it waits here already
   */
  boolean restore(String text, Spool content) throws IOException, SQLException;
}
