package org.carillon.contract.content;

import java.io.IOException;

/**
 * Collects a content while it arrives. Small contents stay in memory; larger ones are written to a
 * file as they come, so that a message of any size uses little memory and no transaction waits for
 * a client. Used by one thread. Closing discards the content unless it was accepted; closing after
 * acceptance does nothing.
 */
public interface Spool extends AutoCloseable {

  /**
   * Appends octets.
   *
   * @throws IOException if the disk is full or the limit on spooled octets is reached; the caller
   *     answers "try later" (RFC 5321 452) and drains the client
   */
  void write(byte[] from, int offset, int length) throws IOException;

  /** Returns the number of octets written. */
  long size();

  /** Returns the octets written so far, readable until this spool is closed. */
  Content content();

  @Override
  void close();
}
