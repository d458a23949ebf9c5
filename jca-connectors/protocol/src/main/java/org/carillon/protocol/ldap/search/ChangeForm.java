package org.carillon.protocol.ldap.search;

import com.unboundid.ldap.protocol.IntermediateResponseProtocolOp;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DN;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carillon.contract.tree.ChangedEntry;

/** The form in which a client wants changes in its search results. */
interface ChangeForm {

  /** Returns the controls of a matching entry once named {@code before}; empty for no notice. */
  Optional<List<Control>> found(ChangedEntry change, UUID id, DN before);

  /** Returns the controls of an entry that may have matched; {@code isThere} if it still exists. */
  Optional<List<Control>> gone(ChangedEntry change, UUID id, boolean isThere);

  /** Returns the message after all changes up to a place were sent. */
  Optional<IntermediateResponseProtocolOp> told(String place);
}
