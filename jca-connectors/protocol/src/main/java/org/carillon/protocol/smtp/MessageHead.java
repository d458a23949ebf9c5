package org.carillon.protocol.smtp;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.MissingFrom;
import org.carillon.contract.net.CrowdedException;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderEdit;
import org.carillon.format.mime.header.HeaderReader;
import org.carillon.format.mime.header.MailDate;
import org.carillon.protocol.wire.Sink;

/**
 * Holds a message's header section back until it is whole, reads it, puts the trace field on top
 * and, for a submitted message, adds what it lacks and takes Bcc out, which only its sender may see
 * (RFC 6409 §8, RFC 5322 §3.6.3). What is behind it is handed straight on. A header that is cut is
 * handed on as it is; of a submitted message that is told, as it may hold a Bcc.
 */
final class MessageHead implements Sink, AutoCloseable {
  private static final int FIRST_OCTETS = 2_048;
  private static final byte[] NONE = {};

  private final Sink target;
  private final SmtpState state;
  private final Envelope envelope;
  private final HeaderReader reader =
      new HeaderReader(HeaderReader.Form.RECEIVED, Header.MOST_OCTETS);

  /** The header section's octets so far; none once it was read. */
  private byte[] held = NONE;

  private int size;

  /** How many octets are held of the memory for clients. */
  private int kept;

  /** As it came; null until it is whole. */
  private Header came;

  /** The same with the trace field and what else was changed. */
  private Header header;

  MessageHead(Sink target, SmtpState state, Envelope envelope) {
    this.target = target;
    this.state = state;
    this.envelope = envelope;
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    if (header != null) {
      target.write(from, offset, length);
    } else if (size == 0 && reader.read(from, offset, offset + length)) {
      // Most header sections come whole with the first octets.
      release(from, offset, offset + length);
    } else {
      boolean first = size == 0;
      hold(from, offset, length);
      if (!first && reader.read(held, 0, size)) {
        release(held, 0, size);
      }
    }
  }

  private void hold(byte[] from, int offset, int length) throws CrowdedException {
    if (size + length > held.length) {
      int octets = Math.max(FIRST_OCTETS, Math.max(size + length, 2 * held.length));
      keep(octets - held.length);
      held = Arrays.copyOf(held, octets);
    }
    System.arraycopy(from, offset, held, size, length);
    size += length;
  }

  private void keep(int octets) throws CrowdedException {
    if (!state.wire().keep(octets)) {
      throw new CrowdedException();
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

  /** Writes the header as it is kept, then what came behind it. */
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
   * With what is added and without what is not shown.
   *
   * @param bodyBegan whether the body began without an empty line: behind fields, ours at least, it
   *     needs one, or its first line would be taken for more of a field
   */
  private Header changed(boolean bodyBegan) {
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    HeaderEdit edit = came.edit().prepend(TraceField.render(state, envelope, now));
    if (came.isCut()) {
      return edit.apply();
    }
    if (lacksFrom() && state.terms().missingFrom() == MissingFrom.ADD) {
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

  /** Who sends it: the address was found to be the sender's. */
  private Optional<String> sender() {
    return Stream.concat(
            Stream.of(envelope.from().address()), state.caller().map(Caller::name).stream())
        .filter(address -> address.indexOf('@') > 0)
        .findFirst();
  }

  /** The message has ended, perhaps within its header section. */
  void finish() throws IOException {
    if (header == null) {
      reader.finish(held, 0, size);
      release(held, 0, size);
    }
  }

  /** The header as it is kept, once the message has ended. */
  Header header() {
    return header;
  }

  /** Whether it came without a From field, as far as it came. */
  boolean lacksFrom() {
    return came != null && !came.isCut() && !came.has("From");
  }

  /** Whether it is a submitted one whose header section was not read to its end. */
  boolean isTooLong() {
    return came != null && came.isCut() && state.terms().submits();
  }

  /** How many Received fields it came with. */
  int received() {
    return came == null ? 0 : came.count("Received");
  }
}
