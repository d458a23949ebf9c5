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
  private final int lineOctets;
  private Result result = Result.WHOLE;
  private int lineSoFar;
  private boolean carriageReturn;

  /**
   * @param lineOctets the longest line taken, its end included
   */
  public CheckedLines(Sink target, int lineOctets) {
    this.target = target;
    this.lineOctets = lineOctets;
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
    } else if (octet == '\n') {
      lineSoFar = 0;
    } else if (octet != '\r' && ++lineSoFar > lineOctets - 2) {
      result = Result.LONG_LINE;
    }
    carriageReturn = octet == '\r';
  }

  /** The message has ended; its last line ends too, whether or not it came so. */
  public Result finish() throws IOException {
    if (carriageReturn) {
      result = Result.BARE_ENDING;
    }
    if (result == Result.WHOLE && lineSoFar > 0) {
      target.write(new byte[] {'\r', '\n'}, 0, 2);
    }
    return result;
  }

  /** What was found so far. */
  public Result result() {
    return result;
  }
}
