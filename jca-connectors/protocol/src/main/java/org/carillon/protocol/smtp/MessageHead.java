package org.carillon.protocol.smtp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.carillon.contract.mail.Envelope;
import org.carillon.protocol.wire.Sink;

/**
 * Holds a message's header section back until it is whole, to count its Received fields and, for a
 * submitted message, to add what it lacks (RFC 6409 §8); writes the trace field before it and hands
 * everything behind it straight on. A header section larger than {@value #MOST_OCTETS} is handed on
 * as it is.
 */
final class MessageHead implements Sink {
  private static final int MOST_OCTETS = 65_536;

  private final Sink target;
  private final SmtpState state;
  private final Envelope envelope;
  private ByteArrayOutputStream held = new ByteArrayOutputStream(2_048);
  private int lineBegin;
  private int received;
  private boolean date;
  private boolean messageId;

  MessageHead(Sink target, SmtpState state, Envelope envelope) {
    this.target = target;
    this.state = state;
    this.envelope = envelope;
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    if (held == null) {
      target.write(from, offset, length);
    } else if (held.size() == 0) {
      // Most header sections come whole with the first octets: nothing is copied then.
      if (!examine(from, offset, offset + length)) {
        held.write(from, offset, length);
      }
    } else {
      held.write(from, offset, length);
      byte[] octets = held.toByteArray();
      examine(octets, 0, octets.length);
    }
  }

  /** Looks for the header section's end from the last line begun; whether it was released. */
  private boolean examine(byte[] octets, int begin, int end) throws IOException {
    int newline = indexOf(octets, begin + lineBegin, end);
    while (newline >= 0) {
      if (!inHeader(octets, begin, newline)) {
        release(octets, begin, begin + lineBegin, end);
        return true;
      }
      lineBegin = newline + 1 - begin;
      newline = indexOf(octets, newline + 1, end);
    }
    if (end - begin > MOST_OCTETS) {
      date = true;
      messageId = true;
      release(octets, begin, end, end);
      return true;
    }
    return false;
  }

  private static int indexOf(byte[] octets, int from, int end) {
    for (int i = from; i < end; i++) {
      if (octets[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Whether the line belongs to the header section; notes which field it is. */
  private boolean inHeader(byte[] octets, int begin, int newline) {
    int line = begin + lineBegin;
    byte first = octets[line];
    if (first == ' ' || first == '\t') {
      return lineBegin > 0;
    }
    int colon = line;
    while (colon < newline && octets[colon] > ' ' && octets[colon] != ':') {
      colon++;
    }
    int nameEnd = colon;
    // RFC 5322 §4.5 lets old messages have blanks before the colon.
    while (colon < newline && (octets[colon] == ' ' || octets[colon] == '\t')) {
      colon++;
    }
    if (octets[colon] != ':' || nameEnd == line) {
      return false;
    }
    int length = nameEnd - line;
    if (length <= 10) {
      String name = new String(octets, line, length, StandardCharsets.ISO_8859_1);
      switch (name.toLowerCase(Locale.ROOT)) {
        case "received" -> received++;
        case "date" -> date = true;
        case "message-id" -> messageId = true;
        default -> {}
      }
    }
    return true;
  }

  /** Writes trace, header and additions, then what came behind the header. */
  private void release(byte[] octets, int begin, int headerEnd, int end) throws IOException {
    held = null;
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    StringBuilder added = new StringBuilder();
    if (state.submission()) {
      if (!date) {
        added.append("Date: ").append(TraceField.date(now)).append("\r\n");
      }
      if (!messageId) {
        added.append("Message-ID: <").append(state.transactionId());
        added.append('@').append(state.terms().hostName()).append(">\r\n");
      }
      if (headerEnd < end && octets[headerEnd] != '\r' && !added.isEmpty()) {
        // The body began without an empty line: with fields before it, it needs one.
        added.append("\r\n");
      }
    }
    writeText(TraceField.render(state, envelope, now));
    target.write(octets, begin, headerEnd - begin);
    writeText(added.toString());
    target.write(octets, headerEnd, end - headerEnd);
  }

  private void writeText(String text) throws IOException {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    target.write(octets, 0, octets.length);
  }

  /** The message has ended, perhaps within its header section. */
  void finish() throws IOException {
    if (held != null) {
      byte[] octets = held.toByteArray();
      release(octets, 0, octets.length, octets.length);
    }
  }

  /** How many Received fields it came with. */
  int received() {
    return received;
  }
}
