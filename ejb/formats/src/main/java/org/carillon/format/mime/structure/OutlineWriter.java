package org.carillon.format.mime.structure;

import org.carillon.format.mime.header.References;

/**
 * Writes the encoded outline: a version octet, the position of the root's body, the envelope and
 * the structure as IMAP writes them (RFC 3501 §9 {@code envelope}, {@code body}; each after its
 * length), the references (after their length; not in version 1), then four numbers for each part
 * in the order in which the structure names the parts: header offset, header length, body size,
 * body lines. A number has seven bits in each octet, the low ones first.
 */
final class OutlineWriter {
  /** The format version, to be increased if an older reader would misread a new outline. */
  static final int VERSION = 2;

  /** The same format, for a message of whose header something was left out. */
  static final int CUT_VERSION = 3;

  /** The first version, which has no references. */
  static final int FIRST_VERSION = 1;

  /** A text, shown in a multipart without parts, as the grammar requires one. */
  private static final String TEXT = "(\"text\" \"plain\" NIL NIL NIL \"7bit\" ";

  private static final String TEXT_END = " NIL NIL NIL NIL)";

  private final ImapText structure = new ImapText(512);
  private final ImapText table = new ImapText(64);

  private OutlineWriter() {}

  static byte[] encode(MessageScanner.OpenPart message, boolean isCut) {
    OutlineWriter writer = new OutlineWriter();
    writer.part(message);
    byte[] references =
        References.of(
                message.fields.value(Field.MESSAGE_ID),
                message.fields.value(Field.REFERENCES),
                message.fields.value(Field.IN_REPLY_TO))
            .encode();
    int length = message.envelope.length + writer.structure.length() + writer.table.length();
    return new ImapText(length + references.length + 30)
        .octet(isCut ? CUT_VERSION : VERSION)
        .number(message.bodyOffset)
        .number(message.envelope.length)
        .append(message.envelope)
        .number(writer.structure.length())
        .append(writer.structure)
        .number(references.length)
        .append(references)
        .append(writer.table)
        .octets();
  }

  private void part(MessageScanner.OpenPart part) {
    numbers(part.headerOffset, part.bodyOffset - part.headerOffset, part.size, part.lines);
    structure.octet('(');
    if (part.isMultipart) {
      multipart(part);
    } else {
      single(part);
    }
    structure.append(part.text.behind()).octet(')');
  }

  private void multipart(MessageScanner.OpenPart part) {
    part.parts.forEach(this::part);
    if (part.parts.isEmpty()) {
      structure.ascii(TEXT).decimal(part.size).octet(' ').decimal(part.lines).ascii(TEXT_END);
      numbers(part.bodyOffset, 0, part.size, part.lines);
    }
  }

  private void single(MessageScanner.OpenPart part) {
    structure.append(part.text.before()).decimal(part.size);
    if (part.inner != null) {
      structure.octet(' ').append(part.inner.envelope).octet(' ');
      part(part.inner);
      structure.octet(' ').decimal(part.lines);
    } else if (part.isText) {
      structure.octet(' ').decimal(part.lines);
    }
  }

  private void numbers(long headerOffset, long headerLength, long size, long lines) {
    table.number(headerOffset).number(headerLength).number(size).number(lines);
  }
}
