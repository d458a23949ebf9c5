package org.carillon.protocol.sip.wire;

import java.io.IOException;
import java.util.Arrays;

/**
 * Cuts a stream into messages by their Content-Length (RFC 3261 §18.3). A missing, repeated or
 * malformed Content-Length breaks the stream, since two readers could disagree about its end. A
 * body that is too long is skipped; after headers that are too long nothing can be found, but some
 * more octets are read, so that the peer gets to read the response.
 */
public final class StreamFraming {
  private static final int FIRST_BUFFER = 2_048;
  private static final int FAREWELL = 262_144;
  private static final byte[] LINE_END = {'\r', '\n'};

  private final StreamIntake in;
  private byte[] buffer = new byte[FIRST_BUFFER];
  private int end;

  /** The number of octets to be skipped before the next frame. */
  private int ahead;

  private boolean lost;

  /** True while a message has begun and is not complete. */
  private boolean begun;

  public StreamFraming(StreamIntake in) {
    this.in = in;
  }

  /** Waits for the next frame. */
  public Frame next() throws IOException {
    if (!passOver()) {
      return new Frame.Broken("stream ended within a message that was too long");
    }
    if (lost) {
      return new Frame.Broken("header over " + in.maxHeader() + " octets");
    }
    int start = 0;
    begun = false;
    while (true) {
      while (start < end && isLineEnd(buffer[start])) {
        start++;
        if (start == 4 && isPing()) {
          discard(4);
          return new Frame.Ping();
        }
      }
      if (start < end) {
        discard(start);
        begun = true;
        return message();
      }
      if (start > 4) {
        discard(start);
        start = 0;
      }
      if (!fill()) {
        return new Frame.End();
      }
    }
  }

  private Frame message() throws IOException {
    int scanned = 0;
    int header;
    while ((header = headerEnd(scanned)) < 0) {
      if (end > in.maxHeader()) {
        return headerTooLarge(wholeLines());
      }
      scanned = Math.max(0, end - 3);
      if (!fill()) {
        return new Frame.Broken("stream ended within a header");
      }
    }
    if (header > in.maxHeader()) {
      return headerTooLarge(Arrays.copyOf(buffer, header));
    }
    int body = ContentLength.of(buffer, header);
    if (body < 0) {
      return new Frame.Broken("missing or invalid Content-Length");
    }
    if (body > in.maxBody()) {
      ahead = header + body;
      return new Frame.TooLarge(Arrays.copyOf(buffer, header));
    }
    while (end < header + body) {
      if (!fill()) {
        return new Frame.Broken("stream ended within a body");
      }
    }
    byte[] octets = Arrays.copyOf(buffer, header + body);
    discard(header + body);
    return new Frame.Message(octets);
  }

  private Frame headerTooLarge(byte[] head) {
    lost = true;
    ahead = FAREWELL;
    return new Frame.TooLarge(head);
  }

  /** Returns the whole lines of the header received so far, terminated like a header. */
  private byte[] wholeLines() {
    int line = end;
    while (line > 0 && buffer[line - 1] != '\n') {
      line--;
    }
    byte[] head = Arrays.copyOf(buffer, line + LINE_END.length);
    System.arraycopy(LINE_END, 0, head, line, LINE_END.length);
    return head;
  }

  /** Skips unwanted octets; returns false if the stream ends before. */
  private boolean passOver() throws IOException {
    while (ahead > 0) {
      if (end == 0 && !fill()) {
        return false;
      }
      int passed = Math.min(ahead, end);
      discard(passed);
      ahead -= passed;
    }
    return true;
  }

  /** Returns the offset after the empty line, or -1. */
  private int headerEnd(int from) {
    for (int i = from; i + 3 < end; i++) {
      if (buffer[i] == '\r'
          && buffer[i + 1] == '\n'
          && buffer[i + 2] == '\r'
          && buffer[i + 3] == '\n') {
        return i + 4;
      }
    }
    return -1;
  }

  private boolean isPing() {
    return buffer[0] == '\r' && buffer[1] == '\n' && buffer[2] == '\r' && buffer[3] == '\n';
  }

  private static boolean isLineEnd(byte octet) {
    return octet == '\r' || octet == '\n';
  }

  private void discard(int octets) {
    System.arraycopy(buffer, octets, buffer, 0, end - octets);
    end -= octets;
    if (end == 0 && buffer.length > FIRST_BUFFER) {
      in.giveBack(buffer.length - FIRST_BUFFER);
      buffer = new byte[FIRST_BUFFER];
    }
  }

  private boolean fill() throws IOException {
    if (end == buffer.length) {
      if (!in.take(buffer.length)) {
        throw new IOException("too many unfinished messages");
      }
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int read = in.read(buffer, end, begun);
    if (read > 0) {
      end += read;
    }
    return read >= 0;
  }
}
