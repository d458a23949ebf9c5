package org.carillon.protocol.ldap.change;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ReadOnlyEntry;
import com.unboundid.ldap.sdk.controls.AssertionRequestControl;
import com.unboundid.ldap.sdk.controls.PermissiveModifyRequestControl;
import com.unboundid.ldap.sdk.controls.PostReadRequestControl;
import com.unboundid.ldap.sdk.controls.PostReadResponseControl;
import com.unboundid.ldap.sdk.controls.PreReadRequestControl;
import com.unboundid.ldap.sdk.controls.PreReadResponseControl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.protocol.ldap.entry.AttributeSelection;
import org.carillon.protocol.ldap.filter.AssertedFilter;
import org.carillon.protocol.ldap.message.LdapResult;
import org.carillon.protocol.ldap.search.ClientTreeView;

/**
 * The controls of a change.
 *
 * @param assertion the change is made only if this matches the entry (RFC 4528)
 * @param before requests the entry as it was (RFC 4527)
 * @param after requests the entry as it is then (RFC 4527)
 * @param permissive whether adding existing values and deleting missing ones is allowed
 */
record ChangeControls(
    Optional<AssertionRequestControl> assertion,
    Optional<PreReadRequestControl> before,
    Optional<PostReadRequestControl> after,
    boolean permissive) {

  static ChangeControls of(List<Control> controls) throws LDAPException {
    Optional<AssertionRequestControl> assertion = Optional.empty();
    Optional<PreReadRequestControl> before = Optional.empty();
    Optional<PostReadRequestControl> after = Optional.empty();
    boolean permissive = false;
    for (Control control : controls) {
      switch (control.getOID()) {
        case AssertionRequestControl.ASSERTION_REQUEST_OID ->
            assertion = Optional.of(new AssertionRequestControl(control));
        case PreReadRequestControl.PRE_READ_REQUEST_OID ->
            before = Optional.of(new PreReadRequestControl(control));
        case PostReadRequestControl.POST_READ_REQUEST_OID ->
            after = Optional.of(new PostReadRequestControl(control));
        case PermissiveModifyRequestControl.PERMISSIVE_MODIFY_REQUEST_OID -> permissive = true;
        default -> {
          // Supported, and nothing to do here.
        }
      }
    }
    return new ChangeControls(assertion, before, after, permissive);
  }

  /** Returns the error if the assertion does not match. */
  Optional<LdapResult> unmet(Entry entry) {
    return assertion.flatMap(each -> AssertedFilter.unmet(each.getFilter(), entry));
  }

  /** Returns the response control with the entry as it was. */
  List<Control> readBefore(Entry entry) {
    return before
        .<List<Control>>map(
            each -> List.of(new PreReadResponseControl(selected(entry, each.getAttributes()))))
        .orElse(List.of());
  }

  /** Returns the response controls with a changed entry as it was and as it is by its new name. */
  List<Control> read(ClientTreeView reading, DN name, Optional<Entry> was) {
    List<Control> all = new ArrayList<>(was.map(this::readBefore).orElse(List.of()));
    if (after.isPresent() && reading.entry(name) instanceof Answer.Done<Entry>(Entry now)) {
      all.add(new PostReadResponseControl(selected(now, after.get().getAttributes())));
    }
    return all;
  }

  private static ReadOnlyEntry selected(Entry entry, String[] attributes) {
    return new ReadOnlyEntry(new AttributeSelection(List.of(attributes), false).of(entry));
  }
}
