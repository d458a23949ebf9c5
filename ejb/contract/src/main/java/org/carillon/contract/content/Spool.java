package org.carillon.contract.content;

import java.io.IOException;

/**
 * A content while it arrives. Small ones stay in memory, larger ones go to a file as they come, so
 * that a message of any size costs little memory and no transaction waits on a client. Used by one
 * thread. Closing throws away what was not accepted; closing after acceptance does nothing.
 */
public interface Spool extends AutoCloseable {

  /**
   * Appends octets.
   *
   * @throws IOException when the disk is full or the bound on spooled octets is reached: answer
   *     "try later" (RFC 5321 452) and drain the client
   */
  void write(byte[] from, int offset, int length) throws IOException;

  /** How many octets were written. */
  long size();

  /** What was written so far, readable until this spool is closed. */
  Content content();

  @Override
  void close();
}
