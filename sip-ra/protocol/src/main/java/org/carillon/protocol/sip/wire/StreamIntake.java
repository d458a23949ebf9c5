package org.carillon.protocol.sip.wire;

import java.io.IOException;

/** Where a stream's octets come from, and what of them may be kept while a message is not whole. */
public interface StreamIntake {

  /**
   * Waits for octets.
   *
   * @param begun whether a message has begun: it has to be whole in time, while between messages a
   *     peer may be silent for long
   * @return how many there are from the offset on; -1 at the end
   * @throws IOException also when the message is not whole in time
   */
  int read(byte[] buffer, int offset, boolean begun) throws IOException;

  /** The most octets of start line and headers. */
  int maxHeader();

  /** The most octets of a body. */
  int maxBody();

  /** Whether so many octets more may be kept. */
  boolean take(int octets);

  /** So many octets are not kept any more. */
  void giveBack(int octets);
}
