package org.carillon.dav.principal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.mailbox.sharing.AccessEntry;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.method.Destination;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.Property;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;

/** Converts access lists of mailboxes to and from those of RFC 3744 §5.5. */
final class AccessEntries {
  private static final XmlName PRINCIPAL = XmlName.dav("principal");
  private static final XmlName AUTHENTICATED = XmlName.dav("authenticated");
  private static final XmlName UNAUTHENTICATED = XmlName.dav("unauthenticated");
  private static final XmlName GRANT = XmlName.dav("grant");
  private static final XmlName DENY = XmlName.dav("deny");

  private AccessEntries() {}

  /** Returns an entry as an element; the owner's is protected. */
  static XmlElement element(DavCall call, AccessEntry entry, boolean owner) {
    List<XmlElement> inside = new ArrayList<>();
    inside.add(XmlElement.of(PRINCIPAL, who(call, entry.identifier())));
    inside.add(
        XmlElement.of(
            entry.identifier().negative() ? DENY : GRANT, Privilege.fewest(entry.rights())));
    if (owner) {
      inside.add(XmlElement.of(XmlName.dav("protected")));
    }
    return XmlElement.of(XmlName.dav("ace"), inside);
  }

  private static XmlElement who(DavCall call, Identifier identifier) {
    // DAV cannot express "everybody of one domain"; read() keeps which of the two it was.
    if (identifier.isAnyone() || identifier.isAuthenticated()) {
      return XmlElement.of(AUTHENTICATED);
    }
    if (identifier.isAnonymous()) {
      return XmlElement.of(UNAUTHENTICATED);
    }
    String address = identifier.group().orElse(identifier.name());
    return Property.href(call.href(PrincipalResource.path(address)));
  }

  /**
   * Reads the rights in an ACL request, by identifier.
   *
   * @param before the present entries
   * @throws DavError if it asks for something that is not supported
   */
  static Map<Identifier, MailboxRights> read(
      DavCall call, XmlElement acl, List<AccessEntry> before) {
    Map<Identifier, MailboxRights> wanted = new LinkedHashMap<>();
    for (XmlElement ace : acl.elements(XmlName.dav("ace"))) {
      if (ace.element(XmlName.dav("protected")).isPresent()
          || ace.element(XmlName.dav("inherited")).isPresent()) {
        continue;
      }
      boolean denies = ace.element(DENY).isPresent();
      XmlElement privileges =
          ace.element(denies ? DENY : GRANT)
              .orElseThrow(
                  () ->
                      DavError.of(
                          DavError.BAD_REQUEST, "An ace element must contain grant or deny."));
      Identifier identifier = identifier(call, ace, denies, before);
      MailboxRights rights = rights(privileges);
      wanted.merge(identifier, rights, MailboxRights::plus);
    }
    for (AccessEntry entry : before) {
      Set<Right> kept = EnumSet.noneOf(Right.class);
      kept.addAll(entry.rights().rights());
      kept.retainAll(Privilege.BESIDES);
      wanted.computeIfPresent(
          entry.identifier(),
          (identifier, rights) ->
              rights.has(Right.INSERT) ? rights.plus(new MailboxRights(kept)) : rights);
    }
    return wanted;
  }

  private static MailboxRights rights(XmlElement privileges) {
    EnumSet<Right> rights = EnumSet.noneOf(Right.class);
    for (XmlElement privilege : privileges.elements(XmlName.dav("privilege"))) {
      for (XmlElement named : privilege.elements()) {
        rights.addAll(
            Privilege.of(named.name())
                .orElseThrow(
                    () -> DavError.of(DavError.FORBIDDEN, XmlName.dav("not-supported-privilege")))
                .rights());
      }
    }
    if (rights.contains(Right.READ)) {
      rights.add(Right.SEEN);
    }
    return new MailboxRights(rights);
  }

  /** Everybody of the owner's domain, unless the list speaks of all domains already. */
  private static Identifier everybody(boolean denies, List<AccessEntry> before) {
    Identifier all = new Identifier(Identifier.AUTHENTICATED, denies);
    return before.stream().map(AccessEntry::identifier).anyMatch(all::equals)
        ? all
        : new Identifier(Identifier.ANYONE, denies);
  }

  private static Identifier identifier(
      DavCall call, XmlElement ace, boolean denies, List<AccessEntry> before) {
    XmlElement who =
        ace.element(PRINCIPAL)
            .flatMap(principal -> principal.elements().stream().findFirst())
            .orElseThrow(
                () ->
                    DavError.of(DavError.BAD_REQUEST, "An ace element must contain a principal."));
    if (who.name().equals(AUTHENTICATED) || who.name().equals(XmlName.dav("all"))) {
      return everybody(denies, before);
    }
    if (who.name().equals(UNAUTHENTICATED)) {
      return new Identifier(Identifier.ANONYMOUS, denies);
    }
    if (!who.name().equals(XmlName.dav("href"))) {
      throw DavError.of(DavError.FORBIDDEN, XmlName.dav("allowed-principal"));
    }
    String address =
        Destination.path(call, who.text().strip())
            .filter(path -> path.segment(0).equals(PrincipalResource.SEGMENT) && path.size() == 2)
            .map(DavPath::name)
            .orElseThrow(
                () -> DavError.of(DavError.FORBIDDEN, XmlName.dav("recognized-principal")));
    Optional<Identifier> known =
        before.stream()
            .map(AccessEntry::identifier)
            .filter(identifier -> identifier.negative() == denies)
            .filter(
                identifier ->
                    identifier.group().orElse(identifier.name()).equalsIgnoreCase(address))
            .findFirst();
    return known.orElseGet(() -> new Identifier(address, denies));
  }
}
