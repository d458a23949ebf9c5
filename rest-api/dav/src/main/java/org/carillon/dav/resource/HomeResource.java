package org.carillon.dav.resource;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.xml.XmlName;
import org.carillon.mailbox.resource.ResourcePlace;
import org.carillon.store.item.ItemKey;

/**
 * An account's home for some kinds of collections.
 *
 * @param account its owner's address
 * @param own true if it is the caller's own
 */
public record HomeResource(HomeKind kind, String account, boolean own) implements DavResource {

  /** Clients offer to create collections where they find DAV:bind (RFC 3744 §3.9). */
  private static final MailboxRights OWNER =
      MailboxRights.of(
          Right.LOOKUP,
          Right.READ,
          Right.WRITE,
          Right.INSERT,
          Right.CREATE,
          Right.DELETE_MESSAGES,
          Right.EXPUNGE,
          Right.ADMINISTER);

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
    return own ? OWNER : MailboxRights.of(Right.LOOKUP, Right.READ);
  }

  /** A home is not a mailbox: its properties are kept with the inbox, which always exists. */
  @Override
  public Optional<ResourcePlace> noted(DavCall call) {
    return own
        ? call.collection(MailboxName.INBOX)
            .map(inbox -> ResourcePlace.of(inbox.id(), new ItemKey(kind.segment())))
        : Optional.empty();
  }

  @Override
  public Optional<String> owner() {
    return Optional.of(account);
  }

  @Override
  public Iterable<DavResource> members(DavCall call) {
    CollectionResolver homes = new CollectionResolver(call);
    List<DavResource> members = List.copyOf(homes.top(this));
    return members;
  }
}
