package org.carillon.protocol.wire;

import java.io.IOException;
import org.carillon.protocol.wire.DottedOctets.Result;

/**
 * Hands a message on that comes by its length, and holds its lines to what those that come up to a
 * dot are held to: only CRLF ends one (RFC 3030 §4, RFC 5321 §2.3.8). What follows the first fault
 * is not handed on.
 */
public final class CheckedLines implements Sink {
  private final Sink target;
  private Result result = Result.WHOLE;
  private boolean lineBegan;
  private boolean carriageReturn;

  /** Hands on to that one. */
  public CheckedLines(Sink target) {
    this.target = target;
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length && result == Result.WHOLE; i++) {
      take(from[i]);
    }
    if (result == Result.WHOLE) {
      target.write(from, offset, length);
    }
  }

  private void take(byte octet) {
    if (carriageReturn != (octet == '\n')) {
      result = Result.BARE_ENDING;
    } else {
      lineBegan = octet != '\n';
    }
    carriageReturn = octet == '\r';
  }

  /** The message has ended; its last line ends too, whether or not it came so. */
  public Result finish() throws IOException {
    if (carriageReturn) {
      result = Result.BARE_ENDING;
    }
    if (result == Result.WHOLE && lineBegan) {
      target.write(new byte[] {'\r', '\n'}, 0, 2);
    }
    return result;
  }

  /** What was found so far. */
  public Result result() {
    return result;
  }
}
