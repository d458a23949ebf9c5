package org.carillon.protocol.imap.fetch;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.carillon.format.mime.header.Address;
import org.carillon.format.mime.header.Continuations;
import org.carillon.format.mime.header.Parameter;
import org.carillon.format.mime.structure.Disposition;
import org.carillon.format.mime.structure.MessageEnvelope;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;
import org.carillon.protocol.imap.syntax.Output;

/** Writes BODY (RFC 3501 §7.4.2) and BODYSTRUCTURE; joins split parameters (RFC 2231 §6). */
public final class BodyText {
  private static final VarHandle EIGHT_OCTETS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOWEST_BITS = 0x0101010101010101L;
  private static final long HIGHEST_BITS = LOWEST_BITS << 7;
  private static final long ASTERISKS = LOWEST_BITS * '*';

  private final Output out;
  private final boolean extended;

  private BodyText(Output out, boolean extended) {
    this.out = out;
    this.extended = extended;
  }

  public static void write(Output out, Part body) throws IOException {
    new BodyText(out, false).part(body);
  }

  /** Writes BODYSTRUCTURE. It is mostly copied, since split parameters are rare. */
  static void writeStructure(Output out, OutlinedMessage message) throws IOException {
    Outline outline = message.outline();
    int end = outline.structureAt() + outline.structureLength();
    byte[] octets = outline.encode();
    if (holdsAsterisk(octets, outline.structureAt(), end)) {
      new BodyText(out, true).part(message.body());
      return;
    }
    out.octets(octets, outline.structureAt(), outline.structureLength());
  }

  /** Searches eight octets at a time: a FETCH of many structures is mostly this and a copy. */
  private static boolean holdsAsterisk(byte[] octets, int from, int to) {
    int i = from;
    for (; i <= to - Long.BYTES; i += Long.BYTES) {
      // An asterisk becomes a zero octet, and only a zero octet borrows into its highest bit.
      long differing = (long) EIGHT_OCTETS.get(octets, i) ^ ASTERISKS;
      if ((differing - LOWEST_BITS & ~differing & HIGHEST_BITS) != 0) {
        return true;
      }
    }
    for (; i < to; i++) {
      if (octets[i] == '*') {
        return true;
      }
    }
    return false;
  }

  private void part(Part part) throws IOException {
    out.octet('(');
    if (part.isMultipart()) {
      for (Part child : part.parts()) {
        part(child);
      }
      out.octet(' ').string(part.subtype());
      if (extended) {
        out.octet(' ');
        parameters(part.parameters());
      }
    } else {
      single(part);
      if (extended) {
        out.octet(' ');
        out.nstring(part.md5());
      }
    }
    if (extended) {
      extension(part);
    }
    out.octet(')');
  }

  private void single(Part part) throws IOException {
    out.string(part.type()).octet(' ').string(part.subtype()).octet(' ');
    parameters(part.parameters());
    out.octet(' ');
    out.nstring(part.id());
    out.octet(' ');
    out.nstring(part.description());
    out.octet(' ').string(part.encoding()).octet(' ').number(part.size());
    if (part.message().isPresent()) {
      out.octet(' ');
      envelope(part.message().get().envelope());
      out.octet(' ');
      part(part.message().get().body());
      out.octet(' ').number(part.lines());
    } else if (part.type().equalsIgnoreCase("text")) {
      out.octet(' ').number(part.lines());
    }
  }

  private void parameters(List<Parameter> parameters) throws IOException {
    if (parameters.isEmpty()) {
      out.text("NIL");
      return;
    }
    char before = '(';
    for (Parameter parameter : Continuations.joined(parameters)) {
      out.octet(before).string(parameter.name()).octet(' ').string(parameter.value());
      before = ' ';
    }
    out.octet(')');
  }

  private void extension(Part part) throws IOException {
    out.octet(' ');
    if (part.disposition().isPresent()) {
      Disposition disposition = part.disposition().get();
      out.octet('(').string(disposition.type()).octet(' ');
      parameters(disposition.parameters());
      out.octet(')');
    } else {
      out.text("NIL");
    }
    out.octet(' ');
    if (part.languages().isEmpty()) {
      out.text("NIL");
    } else {
      char before = '(';
      for (String language : part.languages()) {
        out.octet(before).string(language);
        before = ' ';
      }
      out.octet(')');
    }
    out.octet(' ');
    out.nstring(part.location());
  }

  private void envelope(MessageEnvelope envelope) throws IOException {
    out.octet('(');
    out.nstring(envelope.date());
    out.octet(' ');
    out.nstring(envelope.subject());
    addresses(envelope.from());
    addresses(envelope.sender());
    addresses(envelope.replyTo());
    addresses(envelope.to());
    addresses(envelope.cc());
    addresses(envelope.bcc());
    out.octet(' ');
    out.nstring(envelope.inReplyTo());
    out.octet(' ');
    out.nstring(envelope.messageId());
    out.octet(')');
  }

  private void addresses(List<Address> addresses) throws IOException {
    out.octet(' ');
    if (addresses.isEmpty()) {
      out.text("NIL");
      return;
    }
    out.octet('(');
    for (Address address : addresses) {
      switch (address) {
        case Address.Mailbox mailbox -> mailbox(mailbox);
        case Address.Group(String name, List<Address.Mailbox> members) -> {
          out.text("(NIL NIL ").string(name).text(" NIL)");
          for (Address.Mailbox member : members) {
            mailbox(member);
          }
          out.text("(NIL NIL NIL NIL)");
        }
      }
    }
    out.octet(')');
  }

  private void mailbox(Address.Mailbox mailbox) throws IOException {
    out.octet('(');
    out.nstring(Optional.of(mailbox.name()).filter(name -> !name.isEmpty()));
    out.octet(' ');
    out.nstring(Optional.of(mailbox.route()).filter(route -> !route.isEmpty()));
    out.octet(' ').string(mailbox.local()).octet(' ').string(mailbox.domain()).octet(')');
  }
}
