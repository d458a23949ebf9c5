package org.carillon.protocol.ldap.search;

import com.unboundid.ldap.protocol.IntermediateResponseProtocolOp;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.controls.EntryChangeNotificationControl;
import com.unboundid.ldap.sdk.controls.PersistentSearchChangeType;
import com.unboundid.ldap.sdk.controls.PersistentSearchRequestControl;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carillon.contract.tree.ChangedEntry;

/** Changes with a control (draft-ietf-ldapext-psearch-03 §5); of deleted entries only the name. */
record PersistentSearchChangeForm(PersistentSearchRequestControl wanted) implements ChangeForm {

  @Override
  public Optional<List<Control>> found(ChangedEntry change, UUID id, DN before) {
    return switch (change.changeType()) {
      case ADDED -> told(PersistentSearchChangeType.ADD, change, null);
      case RENAMED -> told(PersistentSearchChangeType.MODIFY_DN, change, before.toString());
      // It was deleted and exists again.
      case CHANGED, DELETED -> told(PersistentSearchChangeType.MODIFY, change, null);
    };
  }

  @Override
  public Optional<List<Control>> gone(ChangedEntry change, UUID id, boolean isThere) {
    return isThere ? Optional.empty() : told(PersistentSearchChangeType.DELETE, change, null);
  }

  private Optional<List<Control>> told(
      PersistentSearchChangeType how, ChangedEntry change, String before) {
    if (!wanted.getChangeTypes().contains(how)) {
      return Optional.empty();
    }
    return Optional.of(
        wanted.returnECs()
            ? List.of(new EntryChangeNotificationControl(how, before, change.number()))
            : List.of());
  }

  @Override
  public Optional<IntermediateResponseProtocolOp> told(String place) {
    return Optional.empty();
  }
}
