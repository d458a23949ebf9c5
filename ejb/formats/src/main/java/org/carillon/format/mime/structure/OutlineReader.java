package org.carillon.format.mime.structure;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.format.mime.header.Address;
import org.carillon.format.mime.header.Parameter;

/** Reads what {@link OutlineWriter} wrote; else throws {@link IllegalArgumentException}. */
final class OutlineReader {
  private final byte[] in;
  private int at;

  OutlineReader(byte[] in, int at) {
    this.in = in;
    this.at = at;
  }

  int position() {
    return at;
  }

  int version() {
    int version = octet();
    if (version < OutlineWriter.FIRST_VERSION || version > OutlineWriter.CUT_VERSION) {
      throw damaged();
    }
    return version;
  }

  long number() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int octet = octet();
      value |= (long) (octet & 0x7f) << shift;
      if (octet < 0x80) {
        return value;
      }
    }
    throw damaged();
  }

  /** Skips a block and its length prefix. Returns the position of the block. */
  int skipBlock() {
    long length = number();
    int begin = at;
    if (length < 0 || length > in.length - begin) {
      throw damaged();
    }
    at += (int) length;
    return begin;
  }

  MessageEnvelope envelope() {
    expect('(');
    Optional<String> date = nstring();
    expect(' ');
    Optional<String> subject = nstring();
    List<Address> from = addresses();
    List<Address> sender = addresses();
    List<Address> replyTo = addresses();
    List<Address> to = addresses();
    List<Address> cc = addresses();
    List<Address> bcc = addresses();
    expect(' ');
    Optional<String> inReplyTo = nstring();
    expect(' ');
    Optional<String> messageId = nstring();
    expect(')');
    return new MessageEnvelope(
        date, subject, from, sender, replyTo, to, cc, bcc, inReplyTo, messageId);
  }

  private List<Address> addresses() {
    expect(' ');
    if (peek() == 'N') {
      nil();
      return List.of();
    }
    List<Address> found = new ArrayList<>();
    String group = null;
    List<Address.Mailbox> members = new ArrayList<>();
    expect('(');
    while (peek() == '(') {
      expect('(');
      String name = nstring().orElse("");
      expect(' ');
      String route = nstring().orElse("");
      expect(' ');
      Optional<String> local = nstring();
      expect(' ');
      Optional<String> domain = nstring();
      expect(')');
      if (domain.isPresent() && group == null) {
        found.add(new Address.Mailbox(name, route, local.orElse(""), domain.get()));
      } else if (domain.isPresent()) {
        members.add(new Address.Mailbox(name, route, local.orElse(""), domain.get()));
      } else if (local.isPresent()) {
        group = local.get();
      } else if (group != null) {
        found.add(new Address.Group(group, members));
        group = null;
        members.clear();
      } else {
        throw damaged();
      }
    }
    expect(')');
    return found;
  }

  Part structure(OutlineReader table) {
    long headerOffset = table.number();
    long bodyOffset = headerOffset + table.number();
    long size = table.number();
    long lines = table.number();
    expect('(');
    List<Part> parts = new ArrayList<>(0);
    while (peek() == '(') {
      parts.add(structure(table));
    }
    String type = "multipart";
    if (parts.isEmpty()) {
      type = string();
    }
    expect(' ');
    String subtype = string();
    expect(' ');
    List<Parameter> parameters = parameters();
    Optional<String> id = Optional.empty();
    Optional<String> description = Optional.empty();
    Optional<String> md5 = Optional.empty();
    String encoding = "7bit";
    Optional<Part.Message> message = Optional.empty();
    if (parts.isEmpty()) {
      expect(' ');
      id = nstring();
      expect(' ');
      description = nstring();
      expect(' ');
      encoding = string();
      decimal();
      if (type.equalsIgnoreCase("message") && subtype.equalsIgnoreCase("rfc822")) {
        expect(' ');
        MessageEnvelope envelope = envelope();
        expect(' ');
        message = Optional.of(new Part.Message(envelope, structure(table)));
        decimal();
      } else if (type.equalsIgnoreCase("text")) {
        decimal();
      }
      expect(' ');
      md5 = nstring();
    }
    Optional<Disposition> disposition = disposition();
    List<String> languages = languages();
    expect(' ');
    Optional<String> location = nstring();
    expect(')');
    return new Part(
        type,
        subtype,
        parameters,
        id,
        description,
        encoding,
        md5,
        disposition,
        languages,
        location,
        headerOffset,
        bodyOffset,
        size,
        lines,
        message,
        parts);
  }

  private Optional<Disposition> disposition() {
    expect(' ');
    if (peek() == 'N') {
      nil();
      return Optional.empty();
    }
    expect('(');
    String type = string();
    expect(' ');
    List<Parameter> parameters = parameters();
    expect(')');
    return Optional.of(new Disposition(type, parameters));
  }

  private List<Parameter> parameters() {
    if (peek() == 'N') {
      nil();
      return List.of();
    }
    List<Parameter> parameters = new ArrayList<>();
    expect('(');
    while (true) {
      String name = string();
      expect(' ');
      parameters.add(new Parameter(name, string()));
      if (peek() == ')') {
        expect(')');
        return parameters;
      }
      expect(' ');
    }
  }

  private List<String> languages() {
    expect(' ');
    if (peek() == 'N') {
      nil();
      return List.of();
    }
    List<String> languages = new ArrayList<>();
    expect('(');
    while (true) {
      languages.add(string());
      if (peek() == ')') {
        expect(')');
        return languages;
      }
      expect(' ');
    }
  }

  private Optional<String> nstring() {
    if (peek() == 'N') {
      nil();
      return Optional.empty();
    }
    return Optional.of(string());
  }

  private String string() {
    if (peek() == '{') {
      expect('{');
      long length = digits();
      expect('}');
      expect('\r');
      expect('\n');
      if (length > in.length - at) {
        throw damaged();
      }
      String value = new String(in, at, (int) length, StandardCharsets.ISO_8859_1);
      at += (int) length;
      return value;
    }
    expect('"');
    int from = at;
    StringBuilder unescaped = null;
    while (true) {
      int c = octet();
      if (c == '"') {
        String tail = new String(in, from, at - 1 - from, StandardCharsets.ISO_8859_1);
        return unescaped == null ? tail : unescaped.append(tail).toString();
      }
      if (c == '\\') {
        if (unescaped == null) {
          unescaped = new StringBuilder();
        }
        unescaped.append(new String(in, from, at - 1 - from, StandardCharsets.ISO_8859_1));
        from = at;
        octet();
      }
    }
  }

  /** Skips a size or a number of lines, which the table contains too. */
  private void decimal() {
    expect(' ');
    digits();
  }

  private long digits() {
    long value = 0;
    int digits = 0;
    while (peek() >= '0' && peek() <= '9' && digits < 19) {
      value = value * 10 + octet() - '0';
      digits++;
    }
    if (digits == 0) {
      throw damaged();
    }
    return value;
  }

  private void nil() {
    expect('N');
    expect('I');
    expect('L');
  }

  private void expect(char wanted) {
    if (octet() != wanted) {
      throw damaged();
    }
  }

  private int peek() {
    if (at >= in.length) {
      throw damaged();
    }
    return in[at] & 0xff;
  }

  private int octet() {
    int octet = peek();
    at++;
    return octet;
  }

  private IllegalArgumentException damaged() {
    return new IllegalArgumentException("Not an outline, at octet " + at);
  }
}
