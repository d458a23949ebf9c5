package org.carillon.protocol.smtp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.MissingFrom;
import org.carillon.protocol.wire.CrowdedException;
import org.carillon.protocol.wire.Sink;

/**
 * Holds a message's header section back until it is whole, to count its Received fields and, for a
 * submitted message, to add what it lacks and to take Bcc out, which only its sender may see (RFC
 * 6409 §8, RFC 5322 §3.6.3); writes the trace field before it and hands everything behind it
 * straight on. A header section larger than {@value #MOST_OCTETS} is handed on as it is; of a
 * submitted message that is told, as it may hold a Bcc.
 */
final class MessageHead implements Sink, AutoCloseable {
  private static final int MOST_OCTETS = 65_536;
  private static final int FIRST_OCTETS = 2_048;
  private static final byte[] NONE = {};
  private static final byte[] FROM = {'F', 'r', 'o', 'm', ' '};

  /** A message to all recipients that one may have names them all. */
  private static final int MOST_OF_SUBMITTED = 262_144;

  private final Sink target;
  private final SmtpState state;
  private final Envelope envelope;

  /** The header section's octets so far; null once it was released. */
  private byte[] held = NONE;

  private int size;
  private int lineBegin;

  /** How far there is no line end behind {@link #lineBegin}. */
  private int searched;

  private int received;
  private boolean date;
  private boolean messageId;
  private boolean from;
  private boolean tooLong;
  private boolean mailboxLine;

  /** Where fields that are taken out begin and end, from the header section's begin. */
  private final List<Integer> unseen = new ArrayList<>();

  MessageHead(Sink target, SmtpState state, Envelope envelope) {
    this.target = target;
    this.state = state;
    this.envelope = envelope;
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    if (held == null) {
      target.write(from, offset, length);
    } else if (size == 0) {
      // Most header sections come whole with the first octets: nothing is copied then.
      if (!examine(from, offset, offset + length)) {
        hold(from, offset, length);
      }
    } else {
      hold(from, offset, length);
      examine(held, 0, size);
    }
  }

  private void hold(byte[] from, int offset, int length) throws CrowdedException {
    if (size + length > held.length) {
      int octets = Math.max(FIRST_OCTETS, Math.max(size + length, 2 * held.length));
      if (!state.wire().keep(octets - held.length)) {
        throw new CrowdedException();
      }
      held = Arrays.copyOf(held, octets);
    }
    System.arraycopy(from, offset, held, size, length);
    size += length;
  }

  private void forget() {
    if (held != null) {
      state.wire().giveBack(held.length);
      held = null;
    }
  }

  @Override
  public void close() {
    forget();
  }

  /** Looks for the header section's end from the last line begun; whether it was released. */
  private boolean examine(byte[] octets, int begin, int end) throws IOException {
    int newline = indexOf(octets, begin + Math.max(lineBegin, searched), end);
    while (newline >= 0) {
      if (!inHeader(octets, begin, newline)) {
        release(octets, begin, begin + lineBegin, end);
        return true;
      }
      lineBegin = newline + 1 - begin;
      newline = indexOf(octets, newline + 1, end);
    }
    searched = end - begin;
    if (end - begin > (state.terms().submits() ? MOST_OF_SUBMITTED : MOST_OCTETS)) {
      tooLong = true;
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

  /**
   * Whether it is what separates messages in a file of them, which old programs send on: it becomes
   * a field, since it would end the header section before it began.
   */
  private static boolean isMailboxLine(byte[] octets, int line, int newline) {
    int name = octets[line] == '>' ? line + 1 : line;
    return newline - name > FROM.length
        && Arrays.equals(octets, name, name + FROM.length, FROM, 0, FROM.length);
  }

  /** Whether the line belongs to the header section; notes which field it is. */
  private boolean inHeader(byte[] octets, int begin, int newline) {
    int line = begin + lineBegin;
    if (lineBegin == 0 && isMailboxLine(octets, line, newline)) {
      mailboxLine = true;
      return true;
    }
    byte first = octets[line];
    if (first == ' ' || first == '\t') {
      return lineBegin > 0;
    }
    if (unseen.size() % 2 == 1) {
      unseen.add(lineBegin);
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
        case "from" -> from = true;
        case "bcc", "resent-bcc" -> unseen.add(lineBegin);
        default -> {}
      }
    }
    return true;
  }

  /** Writes trace, header and additions, then what came behind the header. */
  private void release(byte[] octets, int begin, int headerEnd, int end) throws IOException {
    forget();
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    StringBuilder added = new StringBuilder();
    if (!tooLong && !from && state.terms().missingFrom() == MissingFrom.ADD) {
      sender().ifPresent(address -> added.append("From: <").append(address).append(">\r\n"));
    }
    if (!tooLong && state.terms().submits()) {
      if (!date) {
        added.append("Date: ").append(TraceField.date(now)).append("\r\n");
      }
      if (!messageId) {
        added.append("Message-ID: <").append(state.transactionId());
        added.append('@').append(state.terms().hostName()).append(">\r\n");
      }
    }
    if (headerEnd < end && octets[headerEnd] != '\r') {
      // The body began without an empty line. Behind fields, ours at least, it needs one, or its
      // first line would be taken for more of a field.
      added.append("\r\n");
    }
    writeText(TraceField.render(state, envelope, now));
    if (mailboxLine) {
      writeText("X-Mailbox-Line: ");
    }
    header(octets, begin, headerEnd);
    writeText(added.toString());
    target.write(octets, headerEnd, end - headerEnd);
  }

  /** Who sends it: the address was found to be the sender's. */
  private Optional<String> sender() {
    return Stream.concat(
            Stream.of(envelope.from().address()), state.caller().map(Caller::name).stream())
        .filter(address -> address.indexOf('@') > 0)
        .findFirst();
  }

  /** Writes the header section; of a submitted message without what its readers must not see. */
  private void header(byte[] octets, int begin, int end) throws IOException {
    int at = begin;
    if (state.terms().submits()) {
      for (int i = 0; i < unseen.size(); i += 2) {
        target.write(octets, at, begin + unseen.get(i) - at);
        at = i + 1 < unseen.size() ? begin + unseen.get(i + 1) : end;
      }
    }
    target.write(octets, at, end - at);
  }

  private void writeText(String text) throws IOException {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    target.write(octets, 0, octets.length);
  }

  /** The message has ended, perhaps within its header section. */
  void finish() throws IOException {
    if (held != null) {
      release(held, 0, size, size);
    }
  }

  /** Whether it came without a From field. */
  boolean lacksFrom() {
    return !from && !tooLong;
  }

  /** Whether it is a submitted one whose header section was not looked at to its end. */
  boolean isTooLong() {
    return tooLong && state.terms().submits();
  }

  /** How many Received fields it came with. */
  int received() {
    return received;
  }
}
