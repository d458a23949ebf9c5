package org.carillon.protocol.smtp;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.MissingFromPolicy;
import org.carillon.contract.net.MemoryLimitException;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderEdit;
import org.carillon.format.mime.header.HeaderReader;
import org.carillon.format.mime.header.MailDate;
import org.carillon.protocol.wire.Sink;

/**
 * Holds a message's header section back until it is complete, reads it, adds the trace field and,
 * for a submitted message, adds missing fields and removes Bcc, which only its sender may see (RFC
 * 6409 §8, RFC 5322 §3.6.3). The rest is passed on directly. A truncated header is passed on
 * unchanged; for a submitted message this is reported, as it may contain a Bcc.
 */
final class HeaderRewriter implements Sink, AutoCloseable {
  private static final int FIRST_OCTETS = 2_048;
  private static final byte[] NONE = {};

  private final Sink target;
  private final SmtpState state;
  private final Envelope envelope;
  private final HeaderReader reader =
      new HeaderReader(HeaderReader.Form.RECEIVED, Header.MOST_OCTETS);

  /** The header section's octets so far; none after it was read. */
  private byte[] held = NONE;

  private int size;

  /** The number of octets that count in the memory for clients. */
  private int kept;

  /** The original header; null until it is complete. */
  private Header came;

  /** The header with the trace field and the other changes. */
  private Header header;

  HeaderRewriter(Sink target, SmtpState state, Envelope envelope) {
    this.target = target;
    this.state = state;
    this.envelope = envelope;
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    if (header != null) {
      target.write(from, offset, length);
    } else if (size == 0 && reader.read(from, offset, offset + length)) {
      // Most header sections are complete with the first octets.
      release(from, offset, offset + length);
    } else {
      boolean first = size == 0;
      hold(from, offset, length);
      if (!first && reader.read(held, 0, size)) {
        release(held, 0, size);
      }
    }
  }

  private void hold(byte[] from, int offset, int length) throws MemoryLimitException {
    if (size + length > held.length) {
      int octets = Math.max(FIRST_OCTETS, Math.max(size + length, 2 * held.length));
      keep(octets - held.length);
      held = Arrays.copyOf(held, octets);
    }
    System.arraycopy(from, offset, held, size, length);
    size += length;
  }

  private void keep(int octets) throws MemoryLimitException {
    if (!state.wire().keep(octets)) {
      throw new MemoryLimitException();
    }
    kept += octets;
  }

  private void forget() {
    state.wire().giveBack(kept);
    kept = 0;
    held = NONE;
  }

  @Override
  public void close() {
    forget();
  }

  /** Writes the stored form of the header, then the octets after it. */
  private void release(byte[] octets, int begin, int end) throws IOException {
    came = reader.header(octets, begin);
    int body = begin + reader.length();
    header = changed(body < end && !reader.hasEndLine());
    target.write(header.octets(), 0, header.length());
    target.write(octets, body, end - body);
    forget();
    keep(header.length());
  }

  /**
   * Returns the header with added fields and without removed ones.
   *
   * @param bodyBegan whether the body began without an empty line: after fields (there are ours at
   *     least) it needs one, or its first line would be taken for part of a field
   */
  private Header changed(boolean bodyBegan) {
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    HeaderEdit edit = came.edit().prepend(TraceField.render(state, envelope, now));
    if (came.isCut()) {
      return edit.apply();
    }
    if (lacksFrom() && state.terms().missingFrom() == MissingFromPolicy.ADD) {
      sender().ifPresent(address -> edit.append("From: <" + address + ">\r\n"));
    }
    if (state.terms().submits()) {
      complete(edit, now);
    }
    return bodyBegan ? edit.end().apply() : edit.apply();
  }

  private void complete(HeaderEdit edit, OffsetDateTime now) {
    if (!came.has("Date")) {
      edit.append("Date: " + MailDate.format(now) + "\r\n");
    }
    if (!came.has("Message-ID")) {
      String id = state.transactionId() + "@" + state.terms().hostName();
      edit.append("Message-ID: <" + id + ">\r\n");
    }
    edit.remove("Bcc").remove("Resent-Bcc");
  }

  /** Returns the sender: the address was verified. */
  private Optional<String> sender() {
    return Stream.concat(
            Stream.of(envelope.from().address()), state.caller().map(Caller::name).stream())
        .filter(address -> address.indexOf('@') > 0)
        .findFirst();
  }

  /** Ends the message, perhaps within its header section. */
  void finish() throws IOException {
    if (header == null) {
      reader.finish(held, 0, size);
      release(held, 0, size);
    }
  }

  /** Returns the stored form of the header, after the message has ended. */
  Header header() {
    return header;
  }

  /** Returns whether the part that was received has no From field. */
  boolean lacksFrom() {
    return came != null && !came.isCut() && !came.has("From");
  }

  /** Returns whether it is a submitted message whose header section was too long to read. */
  boolean isTooLong() {
    return came != null && came.isCut() && state.terms().submits();
  }

  /** Returns the number of Received fields it arrived with. */
  int received() {
    return came == null ? 0 : came.count("Received");
  }
}
