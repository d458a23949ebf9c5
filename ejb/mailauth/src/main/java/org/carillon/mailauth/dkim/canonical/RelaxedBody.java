package org.carillon.mailauth.dkim.canonical;

/**
 * A body without white space at the end of its lines, with a space where there is more of it, and
 * without empty lines at its end (RFC 6376 §3.4.4).
 */
final class RelaxedBody implements BodyCanonicalizer {
  private static final byte[] SPACE = {' '};
  private static final byte[] CR = {'\r'};

  private final BodyDigest digest;

  /** Whether a CR or LF alone ends a line, as it will when the message is sent. */
  private final boolean completes;

  /** What counts only if something comes behind it. */
  private long lineEnds;

  private boolean space;
  private boolean carriageReturn;

  RelaxedBody(BodyDigest digest, boolean completes) {
    this.digest = digest;
    this.completes = completes;
  }

  @Override
  public void write(byte[] octets, int begin, int end) {
    int at = begin;
    while (at < end) {
      byte octet = octets[at];
      if (carriageReturn) {
        carriageReturn = false;
        if (octet == '\n') {
          endLine();
          at++;
          continue;
        }
        aloneStands(CR);
      }
      switch (octet) {
        case ' ', '\t' -> {
          space = true;
          at++;
        }
        case '\r' -> {
          carriageReturn = true;
          at++;
        }
        case '\n' -> {
          if (completes) {
            endLine();
          } else {
            flush();
            digest.write(octets, at, at + 1);
          }
          at++;
        }
        default -> {
          flush();
          int runEnd = CanonicalText.end(octets, at + 1, end);
          digest.write(octets, at, runEnd);
          at = runEnd;
        }
      }
    }
  }

  private void endLine() {
    space = false;
    lineEnds++;
  }

  private void aloneStands(byte[] octet) {
    if (completes) {
      endLine();
    } else {
      flush();
      digest.write(octet, 0, 1);
    }
  }

  private void flush() {
    if (lineEnds > 0) {
      digest.writeLineEnds(lineEnds);
      lineEnds = 0;
    }
    if (space) {
      digest.write(SPACE, 0, 1);
      space = false;
    }
  }

  @Override
  public void end() {
    if (carriageReturn) {
      carriageReturn = false;
      aloneStands(CR);
    }
    // RFC 6376 errata 3192: an empty body has no line end, any other ends with one.
    if (digest.octets() > 0) {
      digest.writeLineEnds(1);
    }
  }
}
