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
 * The proxies of an account with one kind of access, as a principal.
 *
 * @param account the account's address
 * @param access what the proxies may do
 */
record ProxyGroup(String account, Access access) implements DavResource {

  static String segment(Access access) {
    return switch (access) {
      case READ -> "calendar-proxy-read";
      case WRITE -> "calendar-proxy-write";
    };
  }

  /** Returns the access of a group's name, or empty if it is not one. */
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
