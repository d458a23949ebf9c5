package org.carillon.protocol.wire;

import java.io.IOException;
import org.carillon.contract.mail.BareLineEnds;

/**
 * Reads a message up to the line that holds a dot alone, and takes dot-stuffing away (RFC 5321
 * §4.5.2). Only CRLF ends a line and only CRLF.CRLF ends a message; what other servers might take
 * for an end (LF.LF, CR.CR …) is noticed and told, since two servers that disagree on it let one
 * message smuggle another (RFC 5321 §2.3.8), or handed on as it is to who makes line ends of it.
 *
 * <p>Whole runs of octets are handed on, not single lines.
 */
public final class DottedOctets {

  /** What was read; the final CRLF is part of the message, the dot line is not. */
  public enum Result {
    /** To its end. */
    WHOLE,
    /** To its end, but it holds CR or LF alone; what follows the first was not handed on. */
    BARE_ENDING,
    /** Not to its end: it is longer than would be read. */
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
  private final BareLineEnds bare;
  private Result result = Result.WHOLE;
  private State state = State.LINE_START;

  /**
   * @param most the most octets read, after which reading is given up
   * @param bare whether a message is spoiled by CR or LF alone; if not, they are handed on
   */
  public DottedOctets(long most, BareLineEnds bare) {
    this.most = most;
    this.bare = bare;
  }

  /**
   * Reads from a wire. Once only.
   *
   * @throws IOException when the peer breaks off, or from the sink
   */
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

  /** Works through a buffer; answers how far it came: to its limit, or behind the message's end. */
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
          if (run == i && bare == BareLineEnds.NORMALIZE) {
            // The CR was the last octet that came before.
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

  /** Notes CR or LF alone, with what came before it. */
  private void spoil(Sink sink, byte[] buffer, int from, int to) throws IOException {
    if (bare == BareLineEnds.REFUSE) {
      hand(sink, buffer, from, to);
      result = Result.BARE_ENDING;
    }
  }
}
