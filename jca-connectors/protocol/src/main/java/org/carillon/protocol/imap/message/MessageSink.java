package org.carillon.protocol.imap.message;

import java.io.IOException;
import java.io.OutputStream;
import org.carillon.contract.content.Spool;

/** Writes a message to its spool, reads on if it is full, detects non-ASCII headers. */
final class MessageSink extends OutputStream {
  private final Spool spool;
  private boolean full;
  private boolean header = true;
  private boolean lineBegins = true;
  private boolean eightBitHeader;

  MessageSink(Spool spool) {
    this.spool = spool;
  }

  @Override
  public void write(int octet) {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets, int offset, int length) {
    for (int i = offset; i < offset + length && header; i++) {
      look(octets[i]);
    }
    if (full) {
      return;
    }
    try {
      spool.write(octets, offset, length);
    } catch (IOException e) {
      // The client is told after its message; the spool's owner reports the disk error.
      full = true;
    }
  }

  private void look(byte octet) {
    eightBitHeader |= octet < 0;
    if (octet == '\n') {
      header = !lineBegins;
      lineBegins = true;
    } else if (octet != '\r') {
      lineBegins = false;
    }
  }

  /** Returns whether there are octets above 127 before the first empty line. */
  boolean hasEightBitHeader() {
    return eightBitHeader;
  }

  /** Returns the number of octets in the spool. */
  long size() {
    return spool.size();
  }

  /** Returns whether the spool was full. */
  boolean isFull() {
    return full;
  }
}
