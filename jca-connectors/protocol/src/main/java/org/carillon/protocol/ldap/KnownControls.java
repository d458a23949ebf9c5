package org.carillon.protocol.ldap;

import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.controls.AssertionRequestControl;
import com.unboundid.ldap.sdk.controls.ContentSyncRequestControl;
import com.unboundid.ldap.sdk.controls.ManageDsaITRequestControl;
import com.unboundid.ldap.sdk.controls.PermissiveModifyRequestControl;
import com.unboundid.ldap.sdk.controls.PersistentSearchRequestControl;
import com.unboundid.ldap.sdk.controls.PostReadRequestControl;
import com.unboundid.ldap.sdk.controls.PreReadRequestControl;
import com.unboundid.ldap.sdk.controls.ProxiedAuthorizationV2RequestControl;
import com.unboundid.ldap.sdk.controls.ServerSideSortRequestControl;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import com.unboundid.ldap.sdk.controls.VirtualListViewRequestControl;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.protocol.ldap.message.LdapResult;

/** The controls that are supported (RFC 4511 §4.1.11), and their operations. */
final class KnownControls {
  private static final String PROXIED =
      ProxiedAuthorizationV2RequestControl.PROXIED_AUTHORIZATION_V2_REQUEST_OID;

  private static final Set<String> SEARCH =
      Set.of(
          PROXIED,
          SimplePagedResultsControl.PAGED_RESULTS_OID,
          ServerSideSortRequestControl.SERVER_SIDE_SORT_REQUEST_OID,
          VirtualListViewRequestControl.VIRTUAL_LIST_VIEW_REQUEST_OID,
          AssertionRequestControl.ASSERTION_REQUEST_OID,
          ContentSyncRequestControl.SYNC_REQUEST_OID,
          PersistentSearchRequestControl.PERSISTENT_SEARCH_REQUEST_OID,
          ManageDsaITRequestControl.MANAGE_DSA_IT_REQUEST_OID);

  private static final Set<String> CHANGES =
      Set.of(
          PROXIED,
          PasswordPolicyAnswer.OID,
          SessionTransaction.OID,
          AssertionRequestControl.ASSERTION_REQUEST_OID,
          PreReadRequestControl.PRE_READ_REQUEST_OID,
          PostReadRequestControl.POST_READ_REQUEST_OID,
          ManageDsaITRequestControl.MANAGE_DSA_IT_REQUEST_OID);

  private static final Set<String> MODIFICATIONS =
      with(CHANGES, PermissiveModifyRequestControl.PERMISSIVE_MODIFY_REQUEST_OID);

  private static final Set<String> BINDS =
      Set.of(PasswordPolicyAnswer.OID, ManageDsaITRequestControl.MANAGE_DSA_IT_REQUEST_OID);

  private static final Set<String> OTHERS = with(BINDS, PROXIED);

  /** All supported controls. */
  static final Set<String> ALL =
      Stream.of(SEARCH, MODIFICATIONS).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

  private KnownControls() {}

  private static Set<String> with(Set<String> known, String... more) {
    return Stream.concat(known.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the error for a message with a critical control that is not supported. */
  static Optional<LdapResult> refusal(LDAPMessage message) {
    return unknown(message)
        .map(
            oid ->
                LdapResult.of(
                    ResultCode.UNAVAILABLE_CRITICAL_EXTENSION,
                    "The control " + oid + " is not supported"));
  }

  /** Returns the proxied authorization control, if it applies to the operation. */
  static Optional<Control> proxied(LDAPMessage message) {
    return known(message).contains(PROXIED)
        ? message.getControls().stream().filter(each -> each.getOID().equals(PROXIED)).findFirst()
        : Optional.empty();
  }

  private static Optional<String> unknown(LDAPMessage message) {
    Set<String> known = known(message);
    return message.getControls().stream()
        .filter(control -> control.isCritical() && !known.contains(control.getOID()))
        .map(Control::getOID)
        .findFirst();
  }

  private static Set<String> known(LDAPMessage message) {
    return switch (message.getProtocolOpType()) {
      case LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_REQUEST -> SEARCH;
      case LDAPMessage.PROTOCOL_OP_TYPE_MODIFY_REQUEST -> MODIFICATIONS;
      case LDAPMessage.PROTOCOL_OP_TYPE_ADD_REQUEST,
          LDAPMessage.PROTOCOL_OP_TYPE_MODIFY_DN_REQUEST,
          LDAPMessage.PROTOCOL_OP_TYPE_DELETE_REQUEST ->
          CHANGES;
      case LDAPMessage.PROTOCOL_OP_TYPE_BIND_REQUEST -> BINDS;
      default -> OTHERS;
    };
  }
}
