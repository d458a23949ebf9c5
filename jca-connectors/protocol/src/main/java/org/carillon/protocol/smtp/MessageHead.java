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
      return;
    }
    held.write(from, offset, length);
    examine();
  }

  private void examine() throws IOException {
    byte[] octets = held.toByteArray();
    int newline = indexOf(octets, lineBegin);
    while (newline >= 0) {
      if (!inHeader(octets, newline)) {
        release(octets, lineBegin);
        return;
      }
      lineBegin = newline + 1;
      newline = indexOf(octets, lineBegin);
    }
    if (octets.length > MOST_OCTETS) {
      date = true;
      messageId = true;
      release(octets, octets.length);
    }
  }

  private static int indexOf(byte[] octets, int from) {
    for (int i = from; i < octets.length; i++) {
      if (octets[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Whether the line belongs to the header section; notes which field it is. */
  private boolean inHeader(byte[] octets, int newline) {
    byte first = octets[lineBegin];
    if (first == ' ' || first == '\t') {
      return lineBegin > 0;
    }
    int colon = lineBegin;
    while (colon < newline && octets[colon] > ' ' && octets[colon] != ':') {
      colon++;
    }
    int nameEnd = colon;
    // RFC 5322 §4.5 lets old messages have blanks before the colon.
    while (colon < newline && (octets[colon] == ' ' || octets[colon] == '\t')) {
      colon++;
    }
    if (octets[colon] != ':' || nameEnd == lineBegin) {
      return false;
    }
    int length = nameEnd - lineBegin;
    if (length <= 10) {
      String name = new String(octets, lineBegin, length, StandardCharsets.ISO_8859_1);
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
  private void release(byte[] octets, int headerEnd) throws IOException {
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
      if (headerEnd < octets.length && octets[headerEnd] != '\r' && !added.isEmpty()) {
        // The body began without an empty line: with fields before it, it needs one.
        added.append("\r\n");
      }
    }
    writeText(TraceField.render(state, envelope, now));
    target.write(octets, 0, headerEnd);
    writeText(added.toString());
    target.write(octets, headerEnd, octets.length - headerEnd);
  }

  private void writeText(String text) throws IOException {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    target.write(octets, 0, octets.length);
  }

  /** The message has ended, perhaps within its header section. */
  void finish() throws IOException {
    if (held != null) {
      byte[] octets = held.toByteArray();
      release(octets, octets.length);
    }
  }

  /** How many Received fields it came with. */
  int received() {
    return received;
  }
}
