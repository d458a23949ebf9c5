package org.carillon.protocol.smtp;

import java.io.IOException;
import org.carillon.protocol.wire.Sink;

/**
 * Passes a message on while it is within its size and there is room for it. Then it discards the
 * rest, so that the client gets the reply at the message's end, when it reads it.
 */
final class SizeLimitedSink implements Sink {
  private final Sink target;
  private final long most;
  private long size;
  private boolean failed;

  SizeLimitedSink(Sink target, long most) {
    this.target = target;
    this.most = most;
  }

  @Override
  public void write(byte[] from, int offset, int length) {
    size += length;
    if (size <= most && !failed) {
      try {
        target.write(from, offset, length);
      } catch (IOException e) {
        failed = true;
      }
    }
  }

  /** Notes octets that were discarded because there was no room for them. */
  void passOver(long octets) {
    size += octets;
  }

  /** Returns the number of octets received. */
  long size() {
    return size;
  }

  /** Ends the message. */
  void finish(HeaderRewriter head) {
    if (!failed) {
      try {
        head.finish();
      } catch (IOException e) {
        failed = true;
      }
    }
  }

  boolean tooLarge() {
    return size > most;
  }

  boolean failed() {
    return failed;
  }
}
