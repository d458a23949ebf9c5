package org.carillon.protocol.ldap.message;

import com.unboundid.asn1.ASN1Buffer;
import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.protocol.BindResponseProtocolOp;
import com.unboundid.ldap.protocol.ExtendedResponseProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.ProtocolOp;
import com.unboundid.ldap.protocol.SearchResultEntryProtocolOp;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.ResultCode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.carillon.protocol.wire.Wire;

public final class LdapWriter {
  /** The OID of the notice of disconnection (RFC 4511 §4.4.1). */
  private static final String DISCONNECTION = "1.3.6.1.4.1.1466.20036";

  private final Wire wire;
  private final ASN1Buffer buffer = new ASN1Buffer();

  /** Creates a writer of messages to a client. */
  public LdapWriter(Wire wire) {
    this.wire = wire;
  }

  /** Writes a message. */
  public void write(int id, ProtocolOp operation, List<Control> controls) throws IOException {
    buffer.clear();
    new LDAPMessage(id, operation, controls).writeTo(buffer);
    byte[] octets = buffer.toByteArray();
    wire.write(octets, 0, octets.length);
  }

  /** Writes an entry that was found. */
  public void entry(int id, Entry entry, List<Control> controls) throws IOException {
    write(id, new SearchResultEntryProtocolOp(entry), controls);
  }

  /** Writes the result of a bind (RFC 4511 §4.2.2). */
  public void bound(int id, LdapResult outcome, Optional<byte[]> said) throws IOException {
    write(
        id,
        new BindResponseProtocolOp(
            outcome.code().intValue(),
            null,
            outcome.text(),
            List.of(),
            said.map(ASN1OctetString::new).orElse(null)),
        outcome.controls());
  }

  /** Writes the result of an extended operation (RFC 4511 §4.12). */
  public void extended(int id, LdapResult outcome, Optional<byte[]> value) throws IOException {
    write(
        id,
        new ExtendedResponseProtocolOp(
            outcome.code().intValue(),
            null,
            outcome.text(),
            List.of(),
            null,
            value.map(ASN1OctetString::new).orElse(null)),
        outcome.controls());
  }

  /** Writes the notice of disconnection of a session that the server ends (RFC 4511 §4.4.1). */
  public void disconnection(ResultCode code, String why) throws IOException {
    write(
        0,
        new ExtendedResponseProtocolOp(code.intValue(), null, why, List.of(), DISCONNECTION, null),
        List.of());
  }
}
