package org.carillon.dav.resource;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.xml.XmlName;

/**
 * Where an account's collections of some kinds are.
 *
 * @param kind of which kinds
 * @param account whose, by address
 * @param own whether it is the caller's own
 */
public record HomeResource(HomeKind kind, String account, boolean own) implements DavResource {

  @Override
  public DavPath path() {
    return kind.home(account);
  }

  @Override
  public Set<XmlName> types() {
    return Set.of(XmlName.dav("collection"));
  }

  @Override
  public MailboxRights rights() {
    return own
        ? MailboxRights.of(Right.LOOKUP, Right.READ, Right.CREATE, Right.ADMINISTER)
        : MailboxRights.of(Right.LOOKUP, Right.READ);
  }

  @Override
  public Optional<String> owner() {
    return Optional.of(account);
  }

  @Override
  public Iterable<DavResource> members(DavCall call) {
    Homes homes = new Homes(call);
    List<DavResource> members = List.copyOf(homes.top(this));
    return members;
  }
}
