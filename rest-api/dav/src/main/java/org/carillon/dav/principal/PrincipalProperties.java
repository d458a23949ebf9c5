package org.carillon.dav.principal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.mailbox.sharing.AccessEntry;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.resource.CollectionResource;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.HomeKind;
import org.carillon.dav.resource.Property;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;

/** The properties of RFC 3744 §4 and §5, RFC 5397, and the addresses of a principal's homes. */
final class PrincipalProperties {
  private static final XmlName CURRENT = XmlName.dav("current-user-principal");
  private static final XmlName URL = XmlName.dav("principal-URL");
  private static final XmlName ALTERNATES = XmlName.dav("alternate-URI-set");
  private static final XmlName MEMBERS = XmlName.dav("group-member-set");
  private static final XmlName MEMBERSHIP = XmlName.dav("group-membership");
  private static final XmlName ALL = XmlName.dav("principal-collection-set");
  private static final XmlName OWNER = XmlName.dav("owner");
  private static final XmlName OWN_PRIVILEGES = XmlName.dav("current-user-privilege-set");
  private static final XmlName SUPPORTED = XmlName.dav("supported-privilege-set");
  private static final XmlName ACL = XmlName.dav("acl");
  private static final XmlName RESTRICTIONS = XmlName.dav("acl-restrictions");
  private static final XmlName INHERITED = XmlName.dav("inherited-acl-set");
  private static final XmlName CALENDARS = XmlName.caldav("calendar-home-set");
  private static final XmlName ADDRESSES = XmlName.caldav("calendar-user-address-set");
  private static final XmlName USER_TYPE = PrincipalCriterion.USER_TYPE;
  private static final XmlName ADDRESSBOOKS = XmlName.carddav("addressbook-home-set");

  /** Apple's clients show the addresses from this property. */
  private static final XmlName MAIL = XmlName.calendarServer("email-address-set");

  private PrincipalProperties() {}

  static List<Property> all(Principals principals) {
    return Stream.concat(ofAll().stream(), ofPrincipals(principals).stream())
        .map(Property::onlyWhenNamed)
        .toList();
  }

  private static List<Property> ofAll() {
    return List.of(
        Property.ofAll(
            CURRENT,
            (resource, asked, call) ->
                Property.href(CURRENT, call.href(PrincipalResource.path(call.caller().name())))),
        Property.ofAll(
            ALL, (resource, asked, call) -> Property.href(ALL, call.href(PrincipalSpace.ALL))),
        Property.ofAll(
            OWNER,
            (resource, asked, call) ->
                resource
                    .owner()
                    .flatMap(
                        owner -> Property.href(OWNER, call.href(PrincipalResource.path(owner))))),
        Property.ofAll(
            OWN_PRIVILEGES,
            (resource, asked, call) ->
                Optional.of(XmlElement.of(OWN_PRIVILEGES, Privilege.of(resource.rights())))),
        Property.ofAll(SUPPORTED, (resource, asked, call) -> Optional.of(Privilege.tree())),
        Property.of(ACL, CollectionResource.class, (resource, asked, call) -> acl(resource, call)),
        Property.ofAll(
            RESTRICTIONS,
            (resource, asked, call) ->
                Optional.of(XmlElement.of(RESTRICTIONS, XmlElement.of(XmlName.dav("no-invert"))))),
        Property.ofAll(
            INHERITED, (resource, asked, call) -> Optional.of(XmlElement.of(INHERITED))));
  }

  private static Optional<XmlElement> acl(CollectionResource collection, DavCall call) {
    if (!collection.rights().has(Right.ADMINISTER)) {
      return Optional.empty();
    }
    Answer<List<AccessEntry>> list =
        call.ports().mailboxes().accessList(call.caller(), collection.entry().name());
    return DavFailures.known(list)
        .map(
            entries -> {
              List<XmlElement> aces = new ArrayList<>();
              for (AccessEntry entry : entries) {
                aces.add(AccessEntries.element(call, entry, aces.isEmpty()));
              }
              return XmlElement.of(ACL, aces);
            });
  }

  private static List<Property> ofPrincipals(Principals principals) {
    return List.of(
        Property.of(
            URL,
            PrincipalResource.class,
            (principal, asked, call) -> Property.href(URL, call.href(principal.path()))),
        Property.of(
            ALTERNATES,
            PrincipalResource.class,
            (principal, asked, call) -> hrefs(ALTERNATES, mail(principal))),
        Property.of(
            ADDRESSES,
            PrincipalResource.class,
            (principal, asked, call) ->
                hrefs(
                    ADDRESSES,
                    Stream.concat(mail(principal), Stream.of(call.href(principal.path()))))),
        Property.of(
            MAIL,
            PrincipalResource.class,
            (principal, asked, call) ->
                Optional.of(
                    XmlElement.of(
                        MAIL,
                        addresses(principal)
                            .map(
                                address ->
                                    XmlElement.text(
                                        XmlName.calendarServer("email-address"), address))
                            .toList()))),
        Property.of(
            USER_TYPE,
            PrincipalResource.class,
            (principal, asked, call) -> Property.text(USER_TYPE, principal.type().name())),
        Property.of(
            MEMBERS,
            PrincipalResource.class,
            (principal, asked, call) ->
                hrefs(
                    MEMBERS,
                    principal.members().stream()
                        .map(address -> call.href(PrincipalResource.path(address))))),
        Property.of(
            MEMBERSHIP,
            PrincipalResource.class,
            (principal, asked, call) ->
                hrefs(
                    MEMBERSHIP,
                    principals.groupsOf(call, principal.address()).stream()
                        .map(group -> call.href(group.path())))),
        Property.of(
                CALENDARS,
                PrincipalResource.class,
                (principal, asked, call) -> home(CALENDARS, HomeKind.CALENDARS, principal, call))
            .when(PrincipalProperties::isAccount),
        Property.of(
                ADDRESSBOOKS,
                PrincipalResource.class,
                (principal, asked, call) ->
                    home(ADDRESSBOOKS, HomeKind.ADDRESSBOOKS, principal, call))
            .when(PrincipalProperties::isAccount));
  }

  private static boolean isAccount(DavResource resource) {
    return ((PrincipalResource) resource).isAccount();
  }

  private static Optional<XmlElement> home(
      XmlName name, HomeKind kind, PrincipalResource principal, DavCall call) {
    DavPath home = kind.home(principal.address());
    return Property.href(name, call.href(home));
  }

  private static Stream<String> addresses(PrincipalResource principal) {
    return Stream.concat(Stream.of(principal.address()), principal.addresses().stream());
  }

  private static Stream<String> mail(PrincipalResource principal) {
    return addresses(principal).map(address -> "mailto:" + address);
  }

  private static Optional<XmlElement> hrefs(XmlName name, Stream<String> addresses) {
    return Optional.of(XmlElement.of(name, addresses.map(Property::href).toList()));
  }
}
