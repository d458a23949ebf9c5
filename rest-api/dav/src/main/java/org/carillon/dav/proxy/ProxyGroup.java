package org.carillon.dav.proxy;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.principal.PrincipalResource;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.xml.XmlName;
import org.carillon.mailbox.share.CalendarProxies.Access;

/**
 * An account's proxies of one access, as a principal.
 *
 * @param account whose, by address
 * @param access what they may do
 */
record ProxyGroup(String account, Access access) implements DavResource {

  /** The name of the groups of an access. */
  static String segment(Access access) {
    return switch (access) {
      case READ -> "calendar-proxy-read";
      case WRITE -> "calendar-proxy-write";
    };
  }

  /** The access of a name; empty where it is none of a group. */
  static Optional<Access> access(String segment) {
    return Arrays.stream(Access.values())
        .filter(access -> segment(access).equals(segment))
        .findFirst();
  }

  @Override
  public DavPath path() {
    return PrincipalResource.path(account).collection(segment(access));
  }

  @Override
  public Set<XmlName> types() {
    return Set.of(
        XmlName.dav("collection"),
        XmlName.dav("principal"),
        XmlName.calendarServer(segment(access)));
  }

  @Override
  public MailboxRights rights() {
    return MailboxRights.of(Right.LOOKUP, Right.READ);
  }

  @Override
  public String usualName() {
    return account + " " + segment(access);
  }
}
