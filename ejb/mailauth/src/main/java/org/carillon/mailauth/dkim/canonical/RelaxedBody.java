package org.carillon.mailauth.dkim.canonical;

/**
 * The relaxed form of a body: without white space at line ends, with one space for each run of
 * white space, and without empty lines at the end (RFC 6376 §3.4.4).
 */
final class RelaxedBody implements BodyCanonicalizer {
  private static final byte[] SPACE = {' '};
  private static final byte[] CR = {'\r'};

  private final BodyDigest digest;

  /** True if a CR or LF alone counts as a line end, as it will when the message is sent. */
  private final boolean completes;

  /** The line ends that are written only if more text follows. */
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
    // RFC 6376 errata 3192: an empty body has no line end, any other body ends with one.
    if (digest.octets() > 0) {
      digest.writeLineEnds(1);
    }
  }
}
