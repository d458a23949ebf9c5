package org.carillon.protocol.ldap;

import com.unboundid.ldap.protocol.AddResponseProtocolOp;
import com.unboundid.ldap.protocol.CompareResponseProtocolOp;
import com.unboundid.ldap.protocol.DeleteResponseProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.ModifyDNResponseProtocolOp;
import com.unboundid.ldap.protocol.ModifyResponseProtocolOp;
import com.unboundid.ldap.protocol.ProtocolOp;
import com.unboundid.ldap.protocol.SearchResultDoneProtocolOp;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.carillon.protocol.ldap.message.LdapResult;
import org.carillon.protocol.ldap.message.LdapWriter;

/** The kinds of requests (RFC 4511 §4.1.1). */
enum LdapVerb {
  BIND,
  UNBIND,
  SEARCH,
  MODIFY,
  ADD,
  DELETE,
  MODIFYDN,
  COMPARE,
  ABANDON,
  EXTENDED;

  /** Returns the kind of a message's request; empty if the message is a response. */
  static Optional<LdapVerb> of(LDAPMessage message) {
    return switch (message.getProtocolOpType()) {
      case LDAPMessage.PROTOCOL_OP_TYPE_BIND_REQUEST -> Optional.of(BIND);
      case LDAPMessage.PROTOCOL_OP_TYPE_UNBIND_REQUEST -> Optional.of(UNBIND);
      case LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_REQUEST -> Optional.of(SEARCH);
      case LDAPMessage.PROTOCOL_OP_TYPE_MODIFY_REQUEST -> Optional.of(MODIFY);
      case LDAPMessage.PROTOCOL_OP_TYPE_ADD_REQUEST -> Optional.of(ADD);
      case LDAPMessage.PROTOCOL_OP_TYPE_DELETE_REQUEST -> Optional.of(DELETE);
      case LDAPMessage.PROTOCOL_OP_TYPE_MODIFY_DN_REQUEST -> Optional.of(MODIFYDN);
      case LDAPMessage.PROTOCOL_OP_TYPE_COMPARE_REQUEST -> Optional.of(COMPARE);
      case LDAPMessage.PROTOCOL_OP_TYPE_ABANDON_REQUEST -> Optional.of(ABANDON);
      case LDAPMessage.PROTOCOL_OP_TYPE_EXTENDED_REQUEST -> Optional.of(EXTENDED);
      default -> Optional.empty();
    };
  }

  /** Sends the result of a request, if the request has a response; returns the result. */
  LdapResult answer(LdapWriter writer, int id, LdapResult outcome) throws IOException {
    int code = outcome.code().intValue();
    String matched = outcome.matched().isEmpty() ? null : outcome.matched();
    String text = outcome.text();
    List<String> referrals = outcome.referrals();
    Optional<ProtocolOp> response =
        switch (this) {
          case SEARCH ->
              Optional.of(new SearchResultDoneProtocolOp(code, matched, text, referrals));
          case COMPARE ->
              Optional.of(new CompareResponseProtocolOp(code, matched, text, referrals));
          case ADD -> Optional.of(new AddResponseProtocolOp(code, matched, text, referrals));
          case MODIFY -> Optional.of(new ModifyResponseProtocolOp(code, matched, text, referrals));
          case MODIFYDN ->
              Optional.of(new ModifyDNResponseProtocolOp(code, matched, text, referrals));
          case DELETE -> Optional.of(new DeleteResponseProtocolOp(code, matched, text, referrals));
          case BIND, EXTENDED, UNBIND, ABANDON -> Optional.empty();
        };
    if (response.isPresent()) {
      writer.write(id, response.get(), outcome.controls());
    } else if (this == BIND) {
      writer.bound(id, outcome, Optional.empty());
    } else if (this == EXTENDED) {
      writer.extended(id, outcome, Optional.empty());
    }
    return outcome;
  }
}
