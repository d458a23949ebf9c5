package org.carillon.mailauth.dkim.canonical;

/**
 * A body with its long lines folded as they are when it is sent by SMTP (RFC 5321 §4.5.3.1.6), so
 * that the signature matches the message that arrives. A line end and a space are put before the
 * octet that would make a line longer than 998 octets, or before a UTF-8 character that would be
 * split there.
 */
public final class SmtpFoldedBody {
  private static final byte[] FOLD = {'\r', '\n', ' '};
  private static final int MOST = 998;

  /** The length of a line up to which any character fits. */
  private static final int ROOMY = 995;

  private final RelaxedBody body;

  /** The number of octets of the current line so far. */
  private int column;

  public SmtpFoldedBody(BodyDigest digest) {
    this.body = new RelaxedBody(digest, true);
  }

  public void write(byte[] octets, int begin, int end) {
    int run = begin;
    int at = begin;
    while (at < end) {
      int room = ROOMY - column;
      if (room > 0) {
        int bound = Math.min(end, at + room);
        int lineEnd = lastLineEnd(octets, at, bound);
        column = lineEnd < at ? column + bound - at : bound - lineEnd - 1;
        at = bound;
      } else {
        byte octet = octets[at];
        if (mustFold(octet)) {
          body.write(octets, run, at);
          body.write(FOLD, 0, FOLD.length);
          run = at;
          column = 1;
        }
        column = octet == '\n' ? 0 : column + 1;
        at++;
      }
    }
    body.write(octets, run, end);
  }

  private boolean mustFold(byte next) {
    return next != '\r' && next != '\n' && (column >= MOST || (next & 0xc0) == 0xc0);
  }

  /** Returns the position of the last line end, or one before {@code begin} if there is none. */
  private static int lastLineEnd(byte[] octets, int begin, int end) {
    int at = end - 1;
    while (at >= begin && octets[at] != '\n') {
      at--;
    }
    return at;
  }

  public void end() {
    body.end();
  }
}
