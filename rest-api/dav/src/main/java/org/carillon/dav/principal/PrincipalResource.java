package org.carillon.dav.principal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.xml.XmlName;

/**
 * An account, a group, or a resource that can be booked.
 *
 * @param shownName its display name; empty if it has none
 * @param members the addresses of its members, as far as the caller may know them
 */
public record PrincipalResource(
    String address, String shownName, UserType type, List<String> addresses, List<String> members)
    implements DavResource {
  /** The first segment of addresses of principals. */
  public static final String SEGMENT = "principals";

  public PrincipalResource {
    addresses = List.copyOf(addresses);
    members = List.copyOf(members);
  }

  /** Returns the path of the principal with this address. */
  public static DavPath path(String address) {
    return DavPath.of(SEGMENT, address);
  }

  boolean has(String wanted) {
    return address.equalsIgnoreCase(wanted)
        || addresses.stream().anyMatch(wanted::equalsIgnoreCase);
  }

  /** Returns true if it is an account with collections of its own. */
  public boolean isAccount() {
    return type == UserType.INDIVIDUAL;
  }

  @Override
  public DavPath path() {
    return path(address);
  }

  @Override
  public Set<XmlName> types() {
    return Set.of(XmlName.dav("collection"), XmlName.dav("principal"));
  }

  @Override
  public MailboxRights rights() {
    return MailboxRights.of(Right.LOOKUP, Right.READ);
  }

  @Override
  public String usualName() {
    return shownName.isEmpty() ? address : shownName;
  }

  @Override
  public Optional<String> owner() {
    return Optional.of(address);
  }
}
