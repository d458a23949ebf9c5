package org.carillon.contract.scheduling;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** Sends mail that this server writes, in one transaction with rows of a table. */
public interface TransactionalMail {

  /** Rows that are written in the same transaction. */
  @FunctionalInterface
  interface Rows {
    /** Writes the rows. May be called again if the transaction failed, and must never commit. */
    void write(Connection connection) throws SQLException;
  }

  /**
   * Accepts a message for sending; after that, the message and the rows are durable.
   *
   * @param domain the domain in the message's From field, in whose name it is sent
   * @param message the whole message, with CRLF line ends, in ASCII
   * @return false if nothing can be sent to that address; nothing is written in that case
   * @throws IOException if it can't be accepted now
   */
  boolean send(String domain, String to, byte[] message, Rows also) throws IOException;

  /**
   * Does the same for a message whose text an account has written. A group that restricts who
   * writes to it treats the message like mail that the account submits.
   *
   * @param author the account; only its right to write counts
   */
  default boolean sendFor(long author, String domain, String to, byte[] message, Rows also)
      throws IOException {
    return send(domain, to, message, also);
  }
}
