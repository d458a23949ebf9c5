package org.carillon.protocol.ldap.search;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.controls.AssertionRequestControl;
import com.unboundid.ldap.sdk.controls.ServerSideSortRequestControl;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import com.unboundid.ldap.sdk.controls.VirtualListViewRequestControl;
import java.util.List;
import java.util.Optional;

/**
 * The controls of a search.
 *
 * @param paged requests pages (RFC 2696)
 * @param sort requests an order (RFC 2891)
 * @param view requests a window of an ordered list (draft-ietf-ldapext-ldapv3-vlv-09)
 * @param assertion the search runs only if this matches the base (RFC 4528)
 */
record SearchControls(
    Optional<SimplePagedResultsControl> paged,
    Optional<ServerSideSortRequestControl> sort,
    Optional<VirtualListViewRequestControl> view,
    Optional<AssertionRequestControl> assertion) {

  static SearchControls of(List<Control> controls) throws LDAPException {
    Optional<SimplePagedResultsControl> paged = Optional.empty();
    Optional<ServerSideSortRequestControl> sort = Optional.empty();
    Optional<VirtualListViewRequestControl> view = Optional.empty();
    Optional<AssertionRequestControl> assertion = Optional.empty();
    for (Control control : controls) {
      switch (control.getOID()) {
        case SimplePagedResultsControl.PAGED_RESULTS_OID ->
            paged =
                Optional.of(
                    new SimplePagedResultsControl(
                        control.getOID(), control.isCritical(), control.getValue()));
        case ServerSideSortRequestControl.SERVER_SIDE_SORT_REQUEST_OID ->
            sort = Optional.of(new ServerSideSortRequestControl(control));
        case VirtualListViewRequestControl.VIRTUAL_LIST_VIEW_REQUEST_OID ->
            view = Optional.of(new VirtualListViewRequestControl(control));
        case AssertionRequestControl.ASSERTION_REQUEST_OID ->
            assertion = Optional.of(new AssertionRequestControl(control));
        default -> {
          // Supported, and nothing to do here.
        }
      }
    }
    return new SearchControls(paged, sort, view, assertion);
  }
}
