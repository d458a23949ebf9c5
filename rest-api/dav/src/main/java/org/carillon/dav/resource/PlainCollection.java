package org.carillon.dav.resource;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.xml.XmlName;

/**
 * A collection that only contains others: the root, all homes.
 *
 * @param usualName its display name
 * @param inside returns its members for the caller
 */
public record PlainCollection(
    DavPath path, String usualName, Function<DavCall, List<DavResource>> inside)
    implements DavResource {

  @Override
  public Set<XmlName> types() {
    return Set.of(XmlName.dav("collection"));
  }

  @Override
  public MailboxRights rights() {
    return MailboxRights.of(Right.LOOKUP, Right.READ);
  }

  @Override
  public Iterable<DavResource> members(DavCall call) {
    return inside.apply(call);
  }
}
