package org.carillon.protocol.ldap.search;

import com.unboundid.ldap.protocol.IntermediateResponseProtocolOp;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.controls.ContentSyncInfoIntermediateResponse;
import com.unboundid.ldap.sdk.controls.ContentSyncState;
import com.unboundid.ldap.sdk.controls.ContentSyncStateControl;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carillon.contract.tree.ChangedEntry;

/**
 * Changes for a client that keeps a copy (RFC 4533 §3.4): an entry that no longer matches is
 * deleted there.
 *
 * @param cookie the search's cookie, at any place
 */
record SyncChangeForm(SyncCookie cookie) implements ChangeForm {

  @Override
  public Optional<List<Control>> found(ChangedEntry change, UUID id, DN before) {
    return state(
        change.changeType() == ChangedEntry.ChangeType.ADDED
            ? ContentSyncState.ADD
            : ContentSyncState.MODIFY,
        id);
  }

  @Override
  public Optional<List<Control>> gone(ChangedEntry change, UUID id, boolean isThere) {
    return state(ContentSyncState.DELETE, id);
  }

  private static Optional<List<Control>> state(ContentSyncState state, UUID id) {
    return Optional.of(List.of(new ContentSyncStateControl(state, id, null)));
  }

  @Override
  public Optional<IntermediateResponseProtocolOp> told(String place) {
    return Optional.of(
        new IntermediateResponseProtocolOp(
            ContentSyncInfoIntermediateResponse.createNewCookieResponse(
                cookie.at(place).octets())));
  }
}
