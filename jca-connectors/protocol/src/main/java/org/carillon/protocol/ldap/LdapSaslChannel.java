package org.carillon.protocol.ldap;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.protocol.BindRequestProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.sdk.ResultCode;
import java.io.IOException;
import java.util.Optional;
import org.carillon.protocol.ldap.message.LdapReader;
import org.carillon.protocol.ldap.message.LdapResult;
import org.carillon.protocol.ldap.message.LdapWriter;
import org.carillon.protocol.sasl.SaslChannel;
import org.carillon.protocol.sasl.SaslOutcome;
import org.carillon.protocol.wire.Input;

/** The steps of a SASL exchange as successive binds (RFC 4513 §5.2.1.2). */
final class LdapSaslChannel implements SaslChannel {
  private static final LdapResult IN_PROGRESS = LdapResult.of(ResultCode.SASL_BIND_IN_PROGRESS, "");

  private final LdapReader reader;
  private final LdapWriter writer;
  private final int most;
  private final String mechanism;
  private int id;

  /**
   * @param id the id of the first message
   * @param most the highest number of octets of a message
   */
  LdapSaslChannel(LdapReader reader, LdapWriter writer, int most, String mechanism, int id) {
    this.reader = reader;
    this.writer = writer;
    this.most = most;
    this.mechanism = mechanism;
    this.id = id;
  }

  /** Returns the id of the bind that awaits an answer. */
  int id() {
    return id;
  }

  @Override
  public boolean tellsWithSuccess() {
    return true;
  }

  @Override
  public Brought ask(byte[] challenge) throws IOException {
    writer.bound(id, IN_PROGRESS, Optional.of(challenge));
    return switch (reader.next(most)) {
      case LdapReader.Read.Message(LDAPMessage message) -> response(message);
      case LdapReader.Read.Malformed _ -> new Brought.Over(new SaslOutcome.TooLong());
      case LdapReader.Read.Other(Input input) -> new Brought.Over(new SaslOutcome.Gone(input));
    };
  }

  private Brought response(LDAPMessage message) {
    id = message.getMessageID();
    if (message.getProtocolOpType() != LDAPMessage.PROTOCOL_OP_TYPE_BIND_REQUEST) {
      return new Brought.Over(new SaslOutcome.Gone(new Input.End()));
    }
    BindRequestProtocolOp bind = message.getBindRequestProtocolOp();
    if (bind.getCredentialsType() != BindRequestProtocolOp.CRED_TYPE_SASL
        || !bind.getSASLMechanism().equalsIgnoreCase(mechanism)) {
      return new Brought.Over(new SaslOutcome.Cancelled());
    }
    ASN1OctetString octets = bind.getSASLCredentials();
    return new Brought.Response(octets == null ? new byte[0] : octets.getValue());
  }
}
