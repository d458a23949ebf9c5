package org.carillon.protocol.imap;

import java.io.IOException;
import java.io.OutputStream;
import org.carillon.contract.content.Spool;

/** Goes on taking what the client sends when its spool takes no more. */
final class SpoolSink extends OutputStream {
  private final Spool spool;
  private boolean full;

  SpoolSink(Spool spool) {
    this.spool = spool;
  }

  @Override
  public void write(int octet) {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets, int offset, int length) {
    if (full) {
      return;
    }
    try {
      spool.write(octets, offset, length);
    } catch (IOException e) {
      // Told to the client behind its message; the spool's owner reports its disk.
      full = true;
    }
  }

  /** Whether the spool took no more. */
  boolean isFull() {
    return full;
  }
}
