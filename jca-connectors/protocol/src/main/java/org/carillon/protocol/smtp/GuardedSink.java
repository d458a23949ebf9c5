package org.carillon.protocol.smtp;

import java.io.IOException;
import org.carillon.protocol.wire.Sink;

/**
 * Hands a message on while it is within its size and there is room for it. Afterwards it takes the
 * rest and throws it away, so that the client can be told at the message's end, where it listens.
 */
final class GuardedSink implements Sink {
  private final Sink target;
  private final long most;
  private long size;
  private boolean failed;

  GuardedSink(Sink target, long most) {
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

  /** So many octets were thrown away already: there was no room for them. */
  void passOver(long octets) {
    size += octets;
  }

  /** How many octets came. */
  long size() {
    return size;
  }

  /** The message has ended. */
  void finish(MessageHead head) {
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
