package org.carillon.protocol.ldap.message;

import com.unboundid.asn1.ASN1StreamReader;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.carillon.protocol.wire.Input;
import org.carillon.protocol.wire.Wire;

/** Reads messages. Each is bounded, and read completely before it is parsed. */
public final class LdapReader {
  private static final int SEQUENCE = 0x30;
  private static final int LONG_LENGTH = 0x80;
  private static final int MOST_LENGTH_OCTETS = 4;

  private final Wire wire;

  /** Creates a reader of a client's messages. */
  public LdapReader(Wire wire) {
    this.wire = wire;
  }

  /** The result of a read. */
  public sealed interface Read {
    record Message(LDAPMessage message) implements Read {}

    /** A malformed message: the input after it can't be read (RFC 4511 §4.1.1). */
    record Malformed(String why) implements Read {}

    /** The input ended or timed out. */
    record Other(Input input) implements Read {}
  }

  /** Reads the next message, of at most so many octets. */
  public Read next(int most) throws IOException {
    Optional<Input> none = wire.awaitOctets();
    if (none.isPresent()) {
      return new Read.Other(none.get());
    }
    int tag = octet();
    int first = octet();
    byte[] head = {(byte) tag, (byte) first};
    if (tag != SEQUENCE) {
      return new Read.Malformed("Not an LDAP message");
    }
    long length = first;
    if (first >= LONG_LENGTH) {
      int count = first - LONG_LENGTH;
      if (count == 0 || count > MOST_LENGTH_OCTETS) {
        return new Read.Malformed("Indefinite message length is not allowed");
      }
      length = 0;
      byte[] longer = new byte[2 + count];
      System.arraycopy(head, 0, longer, 0, 2);
      for (int i = 0; i < count; i++) {
        int octet = octet();
        longer[2 + i] = (byte) octet;
        length = length << 8 | octet;
      }
      head = longer;
    }
    if (length > most) {
      return new Read.Malformed("Message exceeds " + most + " octets");
    }
    wire.hold(length);
    byte[] octets = new byte[head.length + (int) length];
    System.arraycopy(head, 0, octets, 0, head.length);
    int[] at = {head.length};
    wire.readOctets(
        length,
        (from, offset, count) -> {
          System.arraycopy(from, offset, octets, at[0], count);
          at[0] += count;
        });
    return parsed(octets);
  }

  private int octet() throws IOException {
    int[] octet = new int[1];
    wire.readOctets(1, (from, offset, count) -> octet[0] = from[offset] & 0xff);
    return octet[0];
  }

  /** Parses octets as a message. */
  static Read parsed(byte[] octets) {
    if (!BerValidator.isSound(octets)) {
      return new Read.Malformed("Message is nested too deeply, or its lengths do not match");
    }
    try (ASN1StreamReader reader =
        new ASN1StreamReader(new ByteArrayInputStream(octets), octets.length)) {
      LDAPMessage message = LDAPMessage.readFrom(reader, false);
      return message == null ? new Read.Malformed("Message is empty") : new Read.Message(message);
    } catch (LDAPException | IOException | RuntimeException e) {
      return new Read.Malformed("Malformed message");
    }
  }
}
