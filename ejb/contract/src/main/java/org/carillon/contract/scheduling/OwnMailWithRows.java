package org.carillon.contract.scheduling;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Sends what this server writes, as {@link org.carillon.contract.stage.OwnMail}, together with
 * rows: all of it or nothing.
 */
public interface OwnMailWithRows {

  /** Rows of the same transaction. */
  @FunctionalInterface
  interface Rows {
    /** Writes them; may be called again when the transaction failed, and never commits. */
    void write(Connection connection) throws SQLException;
  }

  /**
   * Takes a message to be sent; it and the rows are durable then.
   *
   * @param domain in whose name: the one in its From
   * @param message the whole message, CRLF line ends, of ASCII
   * @return false where nothing can be sent to that address; nothing is written then
   * @throws IOException when it can't be taken now
   */
  boolean send(String domain, String to, byte[] message, Rows also) throws IOException;

  /**
   * The same in the name of an account that has written what the message says: a group that asks
   * who writes to it takes it as it takes mail that the account submits.
   *
   * @param author the account; its right to write counts, and nobody else's
   */
  default boolean sendFor(long author, String domain, String to, byte[] message, Rows also)
      throws IOException {
    return send(domain, to, message, also);
  }
}
