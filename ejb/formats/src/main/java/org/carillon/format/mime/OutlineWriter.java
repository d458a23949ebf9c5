package org.carillon.format.mime;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Writes the encoded outline: a version octet, where the root's body begins, the envelope and the
 * structure as IMAP writes them (RFC 3501 §9 {@code envelope}, {@code body}; each with its length
 * before it), the references (with their length before them; not in version 1), then four numbers a
 * part in the order in which the structure names them: header offset, header length, body size,
 * body lines. Numbers have seven bits an octet, low ones first.
 */
final class OutlineWriter {
  /** Raised whenever a reader of older outlines would misread newer ones. */
  static final int VERSION = 2;

  /** Without references. */
  static final int FIRST_VERSION = 1;

  private byte[] out;
  private int length;

  private OutlineWriter(int capacity) {
    this.out = new byte[capacity];
  }

  static byte[] encode(MessageScanner.OpenPart message) {
    OutlineWriter envelope = new OutlineWriter(512);
    envelope.envelope(message.fields);
    OutlineWriter table = new OutlineWriter(64);
    OutlineWriter structure = new OutlineWriter(512);
    structure.part(message, table);
    byte[] references =
        References.of(
                message.fields.value(Field.MESSAGE_ID),
                message.fields.value(Field.REFERENCES),
                message.fields.value(Field.IN_REPLY_TO))
            .encode();
    OutlineWriter all =
        new OutlineWriter(
            envelope.length + structure.length + references.length + table.length + 30);
    all.octet(VERSION);
    all.number(message.bodyOffset);
    all.number(envelope.length);
    all.append(envelope.out, envelope.length);
    all.number(structure.length);
    all.append(structure.out, structure.length);
    all.number(references.length);
    all.append(references, references.length);
    all.append(table.out, table.length);
    return Arrays.copyOf(all.out, all.length);
  }

  private void envelope(Fields fields) {
    octet('(');
    nstring(fields.value(Field.DATE));
    octet(' ');
    nstring(fields.value(Field.SUBJECT));
    String from = fields.value(Field.FROM).orElse("");
    addresses(from);
    // RFC 9051 §7.5.2: the server defaults these two to From.
    addresses(fields.value(Field.SENDER).filter(s -> !s.isEmpty()).orElse(from));
    addresses(fields.value(Field.REPLY_TO).filter(s -> !s.isEmpty()).orElse(from));
    addresses(fields.value(Field.TO).orElse(""));
    addresses(fields.value(Field.CC).orElse(""));
    addresses(fields.value(Field.BCC).orElse(""));
    octet(' ');
    nstring(fields.value(Field.IN_REPLY_TO));
    octet(' ');
    nstring(fields.value(Field.MESSAGE_ID));
    octet(')');
  }

  private void addresses(String value) {
    octet(' ');
    List<Address> addresses = Addresses.parse(value);
    if (addresses.isEmpty()) {
      ascii("NIL");
      return;
    }
    octet('(');
    for (Address address : addresses) {
      switch (address) {
        case Address.Mailbox mailbox -> mailbox(mailbox);
        case Address.Group(String name, List<Address.Mailbox> members) -> {
          ascii("(NIL NIL ");
          string(name);
          ascii(" NIL)");
          members.forEach(this::mailbox);
          ascii("(NIL NIL NIL NIL)");
        }
      }
    }
    octet(')');
  }

  private void mailbox(Address.Mailbox mailbox) {
    octet('(');
    nstring(mailbox.name());
    octet(' ');
    nstring(mailbox.route());
    octet(' ');
    string(mailbox.local());
    octet(' ');
    string(mailbox.domain());
    octet(')');
  }

  private void part(MessageScanner.OpenPart part, OutlineWriter table) {
    table.number(part.headerOffset);
    table.number(part.bodyOffset - part.headerOffset);
    table.number(part.size);
    table.number(part.lines);
    octet('(');
    if (part.isMultipart) {
      multipart(part, table);
    } else {
      single(part, table);
    }
    octet(')');
  }

  private void multipart(MessageScanner.OpenPart part, OutlineWriter table) {
    for (MessageScanner.OpenPart child : part.parts) {
      part(child, table);
    }
    if (part.parts.isEmpty()) {
      // The grammar wants one part at least: an empty text, at the end of what is there.
      ascii("(\"text\" \"plain\" NIL NIL NIL \"7bit\" 0 0 NIL NIL NIL NIL)");
      long end = part.bodyOffset + part.size;
      table.number(end);
      table.number(0);
      table.number(0);
      table.number(0);
    }
    String type = part.contentType.value();
    octet(' ');
    string(type.substring(type.indexOf('/') + 1));
    octet(' ');
    parameters(part.contentType.parameters());
    extension(part);
  }

  private void single(MessageScanner.OpenPart part, OutlineWriter table) {
    String type = part.opaque ? "application/octet-stream" : part.contentType.value();
    int slash = type.indexOf('/');
    string(type.substring(0, slash));
    octet(' ');
    string(type.substring(slash + 1));
    octet(' ');
    parameters(part.contentType.parameters());
    octet(' ');
    nstring(part.fields.value(Field.CONTENT_ID));
    octet(' ');
    nstring(part.fields.value(Field.CONTENT_DESCRIPTION));
    octet(' ');
    string(
        part.fields
            .value(Field.CONTENT_TRANSFER_ENCODING)
            .map(value -> MimeValue.parse(value).value())
            .filter(value -> !value.isEmpty())
            .orElse("7bit"));
    octet(' ');
    decimal(part.size);
    if (part.inner != null) {
      octet(' ');
      envelope(part.inner.fields);
      octet(' ');
      part(part.inner, table);
      octet(' ');
      decimal(part.lines);
    } else if (type.regionMatches(true, 0, "text/", 0, 5)) {
      octet(' ');
      decimal(part.lines);
    }
    octet(' ');
    nstring(part.fields.value(Field.CONTENT_MD5));
    extension(part);
  }

  /** Disposition, languages and location, as both kinds end. */
  private void extension(MessageScanner.OpenPart part) {
    octet(' ');
    Optional<MimeValue> disposition =
        part.fields
            .value(Field.CONTENT_DISPOSITION)
            .map(MimeValue::parse)
            .filter(value -> !value.value().isEmpty());
    if (disposition.isPresent()) {
      octet('(');
      string(disposition.get().value());
      octet(' ');
      parameters(disposition.get().parameters());
      octet(')');
    } else {
      ascii("NIL");
    }
    octet(' ');
    languages(part.fields.value(Field.CONTENT_LANGUAGE).orElse(""));
    octet(' ');
    nstring(part.fields.value(Field.CONTENT_LOCATION));
  }

  private void parameters(List<Parameter> parameters) {
    if (parameters.isEmpty()) {
      ascii("NIL");
      return;
    }
    char before = '(';
    for (Parameter parameter : parameters) {
      octet(before);
      string(parameter.name());
      octet(' ');
      string(parameter.value());
      before = ' ';
    }
    octet(')');
  }

  private void languages(String value) {
    Tokens tokens = new Tokens(value);
    char before = '(';
    while (tokens.peek() >= 0) {
      String tag = tokens.word(",");
      if (tag.isEmpty()) {
        tokens.skip();
        continue;
      }
      octet(before);
      string(tag);
      before = ' ';
    }
    if (before == '(') {
      ascii("NIL");
    } else {
      octet(')');
    }
  }

  private void nstring(Optional<String> value) {
    if (value.isPresent()) {
      string(value.get());
    } else {
      ascii("NIL");
    }
  }

  private void nstring(String value) {
    if (value.isEmpty()) {
      ascii("NIL");
    } else {
      string(value);
    }
  }

  /** A quoted string where RFC 3501 allows one, else a literal. */
  private void string(String value) {
    boolean quotable = true;
    for (int i = 0; quotable && i < value.length(); i++) {
      char c = value.charAt(i);
      quotable = c < 0x80 && c != '\r' && c != '\n';
    }
    if (!quotable) {
      octet('{');
      decimal(value.length());
      ascii("}\r\n");
      ascii(value);
      return;
    }
    octet('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        octet('\\');
      }
      octet(c);
    }
    octet('"');
  }

  private void decimal(long value) {
    ascii(Long.toString(value));
  }

  private void number(long value) {
    long left = value;
    while (left >= 0x80) {
      octet((int) (left & 0x7f | 0x80));
      left >>>= 7;
    }
    octet((int) left);
  }

  private void ascii(String text) {
    room(text.length());
    for (int i = 0; i < text.length(); i++) {
      out[length++] = (byte) text.charAt(i);
    }
  }

  private void octet(int value) {
    room(1);
    out[length++] = (byte) value;
  }

  private void append(byte[] octets, int count) {
    room(count);
    System.arraycopy(octets, 0, out, length, count);
    length += count;
  }

  private void room(int more) {
    if (length + more > out.length) {
      out = Arrays.copyOf(out, Math.max(2 * out.length, length + more));
    }
  }
}
