package org.carillon.protocol.sip.wire;

import java.io.IOException;

/** The source of a stream's octets, and the limits on what is kept of an incomplete message. */
public interface StreamIntake {

  /**
   * Waits for octets.
   *
   * @param begun true if a message has begun: it must be completed in time, while between messages
   *     a peer may be silent for long
   * @return the number of octets from the offset on; -1 at the end
   * @throws IOException also if the message is not completed in time
   */
  int read(byte[] buffer, int offset, boolean begun) throws IOException;

  /** The most octets of start line and headers. */
  int maxHeader();

  /** The most octets of a body. */
  int maxBody();

  /** Reserves memory for so many octets; returns false if there is none. */
  boolean take(int octets);

  /** Releases so many reserved octets. */
  void giveBack(int octets);
}
