package org.carillon.protocol.ldap;

import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.controls.AssertionRequestControl;
import com.unboundid.ldap.sdk.controls.ManageDsaITRequestControl;
import com.unboundid.ldap.sdk.controls.PostReadRequestControl;
import com.unboundid.ldap.sdk.controls.PreReadRequestControl;
import com.unboundid.ldap.sdk.controls.ServerSideSortRequestControl;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import com.unboundid.ldap.sdk.controls.VirtualListViewRequestControl;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The controls that mean something here (RFC 4511 §4.1.11), and with which operations. */
final class KnownControls {
  private static final Set<String> SEARCH =
      Set.of(
          SimplePagedResultsControl.PAGED_RESULTS_OID,
          ServerSideSortRequestControl.SERVER_SIDE_SORT_REQUEST_OID,
          VirtualListViewRequestControl.VIRTUAL_LIST_VIEW_REQUEST_OID,
          AssertionRequestControl.ASSERTION_REQUEST_OID,
          ManageDsaITRequestControl.MANAGE_DSA_IT_REQUEST_OID);

  private static final Set<String> CHANGES =
      Set.of(
          AssertionRequestControl.ASSERTION_REQUEST_OID,
          PreReadRequestControl.PRE_READ_REQUEST_OID,
          PostReadRequestControl.POST_READ_REQUEST_OID,
          ManageDsaITRequestControl.MANAGE_DSA_IT_REQUEST_OID);

  private static final Set<String> OTHERS =
      Set.of(ManageDsaITRequestControl.MANAGE_DSA_IT_REQUEST_OID);

  /** All of them. */
  static final Set<String> ALL =
      Stream.of(SEARCH, CHANGES).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

  private KnownControls() {}

  /** The first that has to be understood and is not. */
  static Optional<String> unknown(LDAPMessage message) {
    Set<String> known =
        switch (message.getProtocolOpType()) {
          case LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_REQUEST -> SEARCH;
          case LDAPMessage.PROTOCOL_OP_TYPE_ADD_REQUEST,
              LDAPMessage.PROTOCOL_OP_TYPE_MODIFY_REQUEST,
              LDAPMessage.PROTOCOL_OP_TYPE_DELETE_REQUEST ->
              CHANGES;
          default -> OTHERS;
        };
    List<Control> controls = message.getControls();
    return controls.stream()
        .filter(control -> control.isCritical() && !known.contains(control.getOID()))
        .map(Control::getOID)
        .findFirst();
  }
}
