package org.carillon.protocol.ldap.search;

import com.unboundid.ldap.protocol.IntermediateResponseProtocolOp;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DN;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carillon.contract.tree.ChangedEntry;

/** How a client wants to be told of changes in what its search finds. */
interface ChangeForm {

  /**
   * What goes with an entry that is found; empty where the client does not want to know.
   *
   * @param before what it was called
   */
  Optional<List<Control>> found(ChangedEntry change, UUID id, DN before);

  /**
   * The same with one that is not found, and may have been.
   *
   * @param isThere whether it is there, and not what is looked for
   */
  Optional<List<Control>> gone(ChangedEntry change, UUID id, boolean isThere);

  /** What is said when all changes up to a place were told. */
  Optional<IntermediateResponseProtocolOp> told(String place);
}
