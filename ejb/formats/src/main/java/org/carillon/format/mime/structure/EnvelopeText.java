package org.carillon.format.mime.structure;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.carillon.format.mime.header.Address;
import org.carillon.format.mime.header.AddressFields;
import org.carillon.format.mime.header.RawEightBitHeader;

/**
 * Writes ENVELOPE (RFC 9051 §7.5.2) with bounds: of an overlong field, only the first addresses or
 * the beginning of the text are written. Three octets of a group become thirty, three times for
 * From, so only a bound on the output is effective.
 */
final class EnvelopeText {
  /** The envelope to write when there is no room for another. */
  static final byte[] NONE =
      new ImapText(64).ascii("(NIL NIL NIL NIL NIL NIL NIL NIL NIL NIL)").octets();

  /** The maximum number of addresses written for a field. */
  static final int MOST_ADDRESSES = 1_000;

  /** The maximum number of octets written for a text. */
  static final int MOST_TEXT = 8_000;

  /** The most octets of each part of an address, far more than a valid address has. */
  private static final int MOST_ADDRESS_PART = 1_000;

  /** The most octets of each of From, Sender, Reply-To: room for at least one address. */
  private static final int MOST_AUTHORS = 8_192;

  private static final int MOST_TO = 65_536;
  private static final int MOST_CC = 32_768;
  private static final int MOST_BCC = 16_384;

  /** The end marker of a group. */
  private static final String GROUP_END = "(NIL NIL NIL NIL)";

  private final ImapText out;
  private final Fields fields;
  private final Optional<Charset> below;

  private EnvelopeText(ImapText out, Fields fields, Optional<Charset> below) {
    this.out = out;
    this.fields = fields;
    this.below = below;
  }

  /** Returns a header's ENVELOPE; the charset is that of the parts if the header names none. */
  static ImapText of(Fields fields, Optional<Charset> below) {
    ImapText out = new ImapText(512);
    new EnvelopeText(out, fields, below).write();
    return out;
  }

  private void write() {
    out.octet('(').nstring(fields.value(Field.DATE), MOST_TEXT);
    out.octet(' ').nstring(text(Field.SUBJECT), MOST_TEXT);
    String from = text(Field.FROM).orElse("");
    addresses(from, MOST_AUTHORS);
    // RFC 9051 §7.5.2: Sender and Reply-To default to From.
    addresses(text(Field.SENDER).filter(s -> !s.isEmpty()).orElse(from), MOST_AUTHORS);
    addresses(text(Field.REPLY_TO).filter(s -> !s.isEmpty()).orElse(from), MOST_AUTHORS);
    addresses(text(Field.TO), MOST_TO);
    addresses(text(Field.CC), MOST_CC);
    addresses(text(Field.BCC), MOST_BCC);
    out.octet(' ').nstring(fields.value(Field.IN_REPLY_TO), MOST_TEXT);
    out.octet(' ').nstring(fields.value(Field.MESSAGE_ID), MOST_TEXT);
    out.octet(')');
  }

  /**
   * Returns a field's value. If it is text for people and the charset of its octets is known from
   * the header or the body, it is converted to UTF-8.
   */
  private Optional<String> text(Field field) {
    return fields
        .value(field)
        .map(
            octets ->
                RawEightBitHeader.utf8(
                    octets,
                    () ->
                        fields
                            .value(Field.CONTENT_TYPE)
                            .flatMap(RawEightBitHeader::charset)
                            .or(() -> below)));
  }

  private void addresses(Optional<String> value, int most) {
    addresses(value.orElse(""), most);
  }

  private void addresses(String value, int most) {
    out.octet(' ');
    // Parsing one more than the maximum shows whether there are more.
    List<Address> addresses = AddressFields.parse(value, MOST_ADDRESSES + 1);
    if (addresses.isEmpty()) {
      out.ascii("NIL");
      return;
    }
    int begin = out.length();
    Room room = new Room(begin + most - GROUP_END.length() - 2);
    out.octet('(');
    for (Address address : addresses) {
      boolean fits =
          switch (address) {
            case Address.Mailbox mailbox -> room.takes(mailbox);
            case Address.Group group -> room.takes(group);
          };
      if (!fits) {
        out.cut();
        break;
      }
    }
    out.octet(')');
  }

  /** The room that is left for the addresses of a field. */
  private final class Room {
    private final int end;
    private int left = MOST_ADDRESSES;

    Room(int end) {
      this.end = end;
    }

    boolean takes(Address.Mailbox mailbox) {
      int before = out.length();
      mailbox(mailbox);
      return fits(before);
    }

    /** Writes a group, as many members as fit, and its end. Returns whether that was all. */
    boolean takes(Address.Group group) {
      int before = out.length();
      out.ascii("(NIL NIL ").string(group.name(), MOST_ADDRESS_PART).ascii(" NIL)");
      if (!fits(before)) {
        return false;
      }
      boolean all = true;
      for (int i = 0; all && i < group.members().size(); i++) {
        all = takes(group.members().get(i));
      }
      out.ascii(GROUP_END);
      return all;
    }

    private boolean fits(int before) {
      if (out.length() > end || left == 0) {
        out.back(before);
        return false;
      }
      left--;
      return true;
    }
  }

  private void mailbox(Address.Mailbox mailbox) {
    out.octet('(').nstring(mailbox.name(), MOST_ADDRESS_PART);
    out.octet(' ').nstring(mailbox.route(), MOST_ADDRESS_PART);
    out.octet(' ').string(mailbox.local(), MOST_ADDRESS_PART);
    out.octet(' ').string(mailbox.domain(), MOST_ADDRESS_PART).octet(')');
  }
}
