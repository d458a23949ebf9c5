package org.carillon.format.mime.structure;

import java.io.IOException;
import java.io.InputStream;

/**
 * A message's lines, one at a time, without copying when they lie in an array. A line longer than
 * the buffer comes in pieces.
 */
final class Lines {
  private static final int BUFFER = 32_768;

  /** What the current piece lies in. */
  byte[] buffer;

  /** Where the current piece begins in the buffer. */
  int from;

  /** Where it ends, its line end included. */
  int to;

  /** Whether the current piece begins a line. */
  boolean begins = true;

  /** Whether the current piece ends a line. */
  boolean ends = true;

  private final InputStream in;
  private int limit;
  private boolean exhausted;
  private long bufferOffset;

  Lines(InputStream in) {
    this(in, 0);
  }

  /** Those of a stream that begins so far behind the message's begin. */
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

  /** Where the current piece begins in the message. */
  long offset() {
    return bufferOffset + from;
  }

  /** Where the current piece ends in the message. */
  long end() {
    return bufferOffset + to;
  }

  /** How many octets of the current piece are its line end: 0, 1 (LF) or 2 (CRLF). */
  int endLength() {
    if (!ends) {
      return 0;
    }
    return to - from >= 2 && buffer[to - 2] == '\r' ? 2 : 1;
  }

  /** Steps to the next piece; false at the end. */
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

  /** Makes room by dropping what lies before the current piece; answers by how much it moved. */
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
