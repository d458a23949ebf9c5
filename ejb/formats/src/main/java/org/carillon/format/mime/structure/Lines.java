package org.carillon.format.mime.structure;

import java.io.IOException;
import java.io.InputStream;

/** The lines of a message, one at a time. Those longer than the buffer come in pieces. */
final class Lines {
  private static final int BUFFER = 32_768;

  byte[] buffer;

  int from;

  /** The position after the current piece and its line end. */
  int to;

  /** True if the current piece is the beginning of a line. */
  boolean begins = true;

  /** True if the current piece is the end of a line. */
  boolean ends = true;

  private final InputStream in;
  private int limit;
  private boolean exhausted;
  private long bufferOffset;

  Lines(InputStream in) {
    this(in, 0);
  }

  /** Creates the lines of a stream that begins at this offset of the message. */
  Lines(InputStream in, long offset) {
    this.in = in;
    this.buffer = new byte[BUFFER];
    this.bufferOffset = offset;
  }

  Lines(byte[] array, int offset, int length) {
    this.in = InputStream.nullInputStream();
    this.buffer = array;
    this.from = offset;
    this.to = offset;
    this.limit = offset + length;
    this.bufferOffset = -offset;
    this.exhausted = true;
  }

  /** Returns the position of the current piece in the message. */
  long offset() {
    return bufferOffset + from;
  }

  /** Returns the position of the end of the current piece in the message. */
  long end() {
    return bufferOffset + to;
  }

  /** Returns the length of the current piece's line end: 0, 1 (LF) or 2 (CRLF). */
  int endLength() {
    if (!ends) {
      return 0;
    }
    return to - from >= 2 && buffer[to - 2] == '\r' ? 2 : 1;
  }

  /** Moves to the next piece. Returns false at the end. */
  boolean next() throws IOException {
    begins = ends;
    from = to;
    int at = from;
    while (true) {
      while (at < limit) {
        if (buffer[at++] == '\n') {
          to = at;
          ends = true;
          return true;
        }
      }
      if (exhausted || (from == 0 && limit == buffer.length)) {
        to = limit;
        if (from == to) {
          return false;
        }
        ends = false;
        return true;
      }
      at -= fill();
    }
  }

  /** Drops the octets before the current piece. Returns by how many the piece moved. */
  private int fill() throws IOException {
    int moved = from;
    System.arraycopy(buffer, from, buffer, 0, limit - from);
    bufferOffset += moved;
    limit -= moved;
    from = 0;
    int n = in.read(buffer, limit, buffer.length - limit);
    if (n < 0) {
      exhausted = true;
    } else {
      limit += n;
    }
    return moved;
  }
}
