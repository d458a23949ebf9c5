package org.carillon.protocol.wire;

import java.io.IOException;
import org.carillon.contract.mail.BareNewlinePolicy;

/**
 * Reads a message up to the line with a single dot, and removes dot-stuffing (RFC 5321 §4.5.2).
 * Only CRLF ends a line and only CRLF.CRLF ends a message. Sequences that other servers might take
 * for an end (LF.LF, CR.CR …) are reported, since two servers that disagree on it let one message
 * smuggle another (RFC 5321 §2.3.8), or passed on unchanged to a sink that repairs them.
 *
 * <p>Whole runs of octets are passed on, not single lines.
 */
public final class DottedOctets {

  /** The result of the read; the final CRLF is part of the message, the dot line is not. */
  public enum Result {
    /** The message was read to its end. */
    WHOLE,
    /** Read to its end, but it has a lone CR or LF; nothing after the first was passed on. */
    BARE_ENDING,
    /** The line was not read to its end: it is longer than the limit. */
    ENDLESS
  }

  private static final byte[] CR = {'\r'};

  private enum State {
    LINE_START,
    DOT,
    DOT_CR,
    TEXT,
    CR
  }

  private final long most;
  private final BareNewlinePolicy bare;
  private Result result = Result.WHOLE;
  private State state = State.LINE_START;

  /**
   * @param most the most octets read, after which reading is given up
   * @param bare whether a lone CR or LF spoils a message; if not, they are passed on
   */
  public DottedOctets(long most, BareNewlinePolicy bare) {
    this.most = most;
    this.bare = bare;
  }

  /** Reads a message from a wire, once; throws when the peer breaks off, or from the sink. */
  public Result read(Wire wire, Sink sink) throws IOException {
    long total = 0;
    while (total <= most) {
      Incoming came = wire.require();
      int from = came.position();
      int to = scan(came.buffer(), from, came.limit(), sink);
      came.skip(to - from);
      total += to - from;
      if (ended) {
        return result;
      }
    }
    return Result.ENDLESS;
  }

  private boolean ended;

  /** Scans a buffer; returns the index it reached: the limit, or the message's end. */
  private int scan(byte[] buffer, int from, int limit, Sink sink) throws IOException {
    int run = from;
    int i = from;
    while (i < limit) {
      switch (state) {
        case LINE_START -> {
          if (buffer[i] == '.') {
            hand(sink, buffer, run, i);
            i++;
            run = i;
            state = State.DOT;
          } else {
            state = State.TEXT;
          }
        }
        case DOT -> {
          if (buffer[i] == '\r') {
            i++;
            state = State.DOT_CR;
          } else {
            state = State.TEXT;
          }
        }
        case DOT_CR -> {
          if (buffer[i] == '\n') {
            ended = true;
            return i + 1;
          }
          if (run == i && bare == BareNewlinePolicy.NORMALIZE) {
            // The CR was the last octet of the previous buffer.
            sink.write(CR, 0, 1);
          }
          spoil(sink, buffer, run, run);
          state = State.TEXT;
        }
        case TEXT -> {
          i = lineEnd(buffer, i, limit);
          if (i < limit) {
            if (buffer[i] == '\n') {
              spoil(sink, buffer, run, i);
            } else {
              state = State.CR;
            }
            i++;
          }
        }
        case CR -> {
          if (buffer[i] == '\n') {
            i++;
            state = State.LINE_START;
          } else {
            spoil(sink, buffer, run, i);
            state = State.TEXT;
          }
        }
      }
    }
    if (state != State.DOT_CR) {
      hand(sink, buffer, run, limit);
    }
    return limit;
  }

  private static int lineEnd(byte[] buffer, int from, int limit) {
    int i = from;
    while (i < limit && buffer[i] != '\r' && buffer[i] != '\n') {
      i++;
    }
    return i;
  }

  private void hand(Sink sink, byte[] buffer, int from, int to) throws IOException {
    if (to > from && result == Result.WHOLE) {
      sink.write(buffer, from, to - from);
    }
  }

  /** Notes a lone CR or LF, and passes on the octets before it. */
  private void spoil(Sink sink, byte[] buffer, int from, int to) throws IOException {
    if (bare == BareNewlinePolicy.REFUSE) {
      hand(sink, buffer, from, to);
      result = Result.BARE_ENDING;
    }
  }
}
