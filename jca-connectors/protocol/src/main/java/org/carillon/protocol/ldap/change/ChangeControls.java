package org.carillon.protocol.ldap.change;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.controls.AssertionRequestControl;
import com.unboundid.ldap.sdk.controls.PostReadRequestControl;
import com.unboundid.ldap.sdk.controls.PreReadRequestControl;
import java.util.List;
import java.util.Optional;

/**
 * What a client wants of a change besides.
 *
 * @param assertion only if this holds of the entry (RFC 4528)
 * @param before what the entry was (RFC 4527)
 * @param after what it is then (RFC 4527)
 */
record ChangeControls(
    Optional<AssertionRequestControl> assertion,
    Optional<PreReadRequestControl> before,
    Optional<PostReadRequestControl> after) {

  static ChangeControls of(List<Control> controls) throws LDAPException {
    Optional<AssertionRequestControl> assertion = Optional.empty();
    Optional<PreReadRequestControl> before = Optional.empty();
    Optional<PostReadRequestControl> after = Optional.empty();
    for (Control control : controls) {
      switch (control.getOID()) {
        case AssertionRequestControl.ASSERTION_REQUEST_OID ->
            assertion = Optional.of(new AssertionRequestControl(control));
        case PreReadRequestControl.PRE_READ_REQUEST_OID ->
            before = Optional.of(new PreReadRequestControl(control));
        case PostReadRequestControl.POST_READ_REQUEST_OID ->
            after = Optional.of(new PostReadRequestControl(control));
        default -> {
          // Known, and nothing to do here.
        }
      }
    }
    return new ChangeControls(assertion, before, after);
  }
}
