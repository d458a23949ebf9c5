package org.carillon.protocol.ldap;

import com.unboundid.ldap.protocol.LDAPMessage;
import java.util.Optional;

/** The requests there are (RFC 4511 §4.1.1). */
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

  /** What a message asks for; empty if it is an answer. */
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
}
