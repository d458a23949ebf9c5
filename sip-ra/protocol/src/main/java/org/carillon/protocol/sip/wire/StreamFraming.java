package org.carillon.protocol.sip.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream into messages by their Content-Length (RFC 3261 §18.3). A message without, with two
 * or with an unreadable Content-Length breaks the stream, since two readers could disagree about
 * where it ends.
 */
public final class StreamFraming {
  private static final int FIRST_BUFFER = 2_048;

  private final InputStream in;
  private final int maxHeader;
  private final int maxBody;
  private byte[] buffer = new byte[FIRST_BUFFER];
  private int end;

  /**
   * @param maxHeader the most octets of start line and headers
   * @param maxBody the most octets of a body
   */
  public StreamFraming(InputStream in, int maxHeader, int maxBody) {
    this.in = in;
    this.maxHeader = maxHeader;
    this.maxBody = maxBody;
  }

  /** Waits for the next frame. */
  public Frame next() throws IOException {
    int start = 0;
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
      if (end > maxHeader) {
        return new Frame.Broken("header over " + maxHeader + " octets");
      }
      scanned = Math.max(0, end - 3);
      if (!fill()) {
        return new Frame.Broken("end of stream within a header");
      }
    }
    if (header > maxHeader) {
      return new Frame.Broken("header over " + maxHeader + " octets");
    }
    int body = ContentLength.of(buffer, header);
    if (body < 0) {
      return new Frame.Broken("no single readable Content-Length");
    }
    if (body > maxBody) {
      return new Frame.Broken("body over " + maxBody + " octets");
    }
    while (end < header + body) {
      if (!fill()) {
        return new Frame.Broken("end of stream within a body");
      }
    }
    byte[] octets = Arrays.copyOf(buffer, header + body);
    discard(header + body);
    return new Frame.Message(octets);
  }

  /** The offset behind the empty line, or -1. */
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
      buffer = new byte[FIRST_BUFFER];
    }
  }

  private boolean fill() throws IOException {
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int read = in.read(buffer, end, buffer.length - end);
    if (read > 0) {
      end += read;
    }
    return read >= 0;
  }
}
