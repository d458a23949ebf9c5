package org.carillon.mailauth.dkim.canonical;

/** The simple form: without empty lines at the end (RFC 6376 §3.4.3). Only CRLF ends lines. */
final class SimpleBody implements BodyCanonicalizer {
  private static final byte[] CR = {'\r'};

  private final BodyDigest digest;

  /** The line ends that are written only if more text follows. */
  private long lineEnds;

  private boolean carriageReturn;

  SimpleBody(BodyDigest digest) {
    this.digest = digest;
  }

  @Override
  public void write(byte[] octets, int begin, int end) {
    int at = begin;
    if (carriageReturn && at < end) {
      carriageReturn = false;
      if (octets[at] == '\n') {
        lineEnds++;
        at++;
      } else {
        flush();
        digest.write(CR, 0, 1);
      }
    }
    int kept = end;
    boolean endsWithCarriageReturn = kept > at && octets[kept - 1] == '\r';
    if (endsWithCarriageReturn) {
      kept--;
    }
    int content = kept;
    while (content - 2 >= at && octets[content - 2] == '\r' && octets[content - 1] == '\n') {
      content -= 2;
    }
    if (content > at) {
      flush();
      digest.write(octets, at, content);
    }
    lineEnds += (kept - content) / 2;
    carriageReturn |= endsWithCarriageReturn;
  }

  private void flush() {
    digest.writeLineEnds(lineEnds);
    lineEnds = 0;
  }

  @Override
  public void end() {
    if (carriageReturn) {
      flush();
      digest.write(CR, 0, 1);
    }
    digest.writeLineEnds(1);
  }
}
