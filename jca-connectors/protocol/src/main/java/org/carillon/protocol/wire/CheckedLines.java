package org.carillon.protocol.wire;

import java.io.IOException;
import org.carillon.contract.mail.BareNewlinePolicy;
import org.carillon.protocol.wire.DottedOctets.Result;

/**
 * Passes a message on and checks that only CRLF ends a line (RFC 3030 §4, RFC 5321 §2.3.8). In
 * reject mode nothing after the first fault is passed on; in repair mode lone CR and LF, and LF
 * after several CR, become CRLF.
 */
public final class CheckedLines implements Sink {
  private static final byte[] CRLF = {'\r', '\n'};

  private final Sink target;
  private final BareNewlinePolicy bare;
  private Result result = Result.WHOLE;
  private boolean lineBegan;

  /** The number of trailing CRs that are not passed on yet. */
  private long returns;

  /** Passes the message on to the target. */
  public CheckedLines(Sink target, BareNewlinePolicy bare) {
    this.target = target;
    this.bare = bare;
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    int end = offset + length;
    int run = offset;
    for (int i = offset; i < end && result == Result.WHOLE; i++) {
      if (returns > 0) {
        boolean isEnd = from[i] == '\n';
        if (!isEnd && from[i] == '\r') {
          returns++;
          run = i + 1;
          continue;
        }
        endLines(isEnd ? 1 : returns, isEnd && returns == 1);
        run = isEnd ? i + 1 : i;
        if (isEnd) {
          continue;
        }
      }
      if (from[i] == '\r' && i + 1 < end && from[i + 1] == '\n') {
        i++;
        lineBegan = false;
      } else if (from[i] == '\r') {
        hand(from, run, i);
        returns = 1;
        run = i + 1;
      } else if (from[i] == '\n') {
        hand(from, run, i);
        endLines(1, false);
        run = i + 1;
      } else {
        lineBegan = true;
      }
    }
    if (returns == 0) {
      hand(from, run, end);
    }
  }

  private void hand(byte[] from, int begin, int end) throws IOException {
    if (end > begin && result == Result.WHOLE) {
      target.write(from, begin, end - begin);
    }
  }

  /** Ends lines; if an end was not CRLF, only if that is allowed. */
  private void endLines(long count, boolean isProper) throws IOException {
    returns = 0;
    lineBegan = false;
    if (!isProper && bare == BareNewlinePolicy.REFUSE) {
      result = Result.BARE_ENDING;
    }
    for (long i = 0; i < count && result == Result.WHOLE; i++) {
      target.write(CRLF, 0, 2);
    }
  }

  /** Ends the message and its last line, whether or not the line had an end. */
  public Result finish() throws IOException {
    if (returns > 0) {
      endLines(returns, false);
    }
    if (result == Result.WHOLE && lineBegan) {
      target.write(CRLF, 0, 2);
    }
    return result;
  }

  /** Returns the result so far. */
  public Result result() {
    return result;
  }
}
