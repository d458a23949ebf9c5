package org.carillon.dav.proxy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.method.Destination;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.principal.PrincipalResource;
import org.carillon.dav.principal.Principals;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.Property;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;
import org.carillon.mailbox.share.CalendarProxies;
import org.carillon.mailbox.share.CalendarProxies.Access;

/** The properties that list proxies (caldav-proxy §5). */
final class ProxyProperties {
  private static final XmlName MEMBERS = XmlName.dav("group-member-set");
  private static final XmlName MEMBERSHIP = XmlName.dav("group-membership");
  private static final XmlName READ_FOR = XmlName.calendarServer("calendar-proxy-read-for");
  private static final XmlName WRITE_FOR = XmlName.calendarServer("calendar-proxy-write-for");
  private static final int MOST = 100;

  private final CalendarProxies proxies;
  private final Principals principals;

  ProxyProperties(CalendarProxies proxies, Principals principals) {
    this.proxies = proxies;
    this.principals = principals;
  }

  List<Property> all() {
    return List.of(
        Property.of(
                MEMBERS,
                ProxyGroup.class,
                (group, asked, call) -> Optional.of(hrefs(MEMBERS, members(group, call))))
            .settable((resource, value, call) -> set((ProxyGroup) resource, value, call))
            .onlyWhenNamed(),
        Property.of(
                MEMBERSHIP,
                PrincipalResource.class,
                (principal, asked, call) ->
                    Optional.of(hrefs(MEMBERSHIP, memberships(principal, call))))
            .when(resource -> ((PrincipalResource) resource).isAccount())
            .onlyWhenNamed(),
        proxyFor(READ_FOR, Access.READ),
        proxyFor(WRITE_FOR, Access.WRITE));
  }

  private Property proxyFor(XmlName name, Access access) {
    return Property.of(
            name,
            PrincipalResource.class,
            (principal, asked, call) ->
                Optional.of(
                    hrefs(
                        name,
                        proxyFor(principal, call, access)
                            .map(owner -> call.href(PrincipalResource.path(owner))))))
        .when(resource -> ((PrincipalResource) resource).isAccount())
        .onlyWhenNamed();
  }

  /** An account's memberships in proxy groups are shown to that account only. */
  private Stream<String> proxyFor(PrincipalResource principal, DavCall call, Access access) {
    if (!isSelf(principal.address(), call)) {
      return Stream.empty();
    }
    Map<String, Access> all =
        DavFailures.value(proxies.proxyFor(call.caller(), call.caller().name()));
    return all.entrySet().stream()
        .filter(each -> each.getValue() == access)
        .map(Map.Entry::getKey)
        .sorted();
  }

  private static boolean isSelf(String address, DavCall call) {
    return address.equalsIgnoreCase(call.caller().name());
  }

  private Stream<String> memberships(PrincipalResource principal, DavCall call) {
    Stream<String> groups =
        principals.groupsOf(call, principal.address()).stream()
            .map(group -> call.href(group.path()));
    Stream<String> proxyGroups =
        Stream.of(Access.values())
            .flatMap(
                access ->
                    proxyFor(principal, call, access)
                        .map(owner -> call.href(new ProxyGroup(owner, access).path())));
    return Stream.concat(groups, proxyGroups);
  }

  private Stream<String> members(ProxyGroup group, DavCall call) {
    if (!isSelf(group.account(), call)) {
      return Stream.empty();
    }
    Map<String, Access> all = DavFailures.value(proxies.proxies(call.caller(), group.account()));
    return all.entrySet().stream()
        .filter(each -> each.getValue() == group.access() && each.getKey().indexOf('@') > 0)
        .map(each -> call.href(PrincipalResource.path(each.getKey())))
        .sorted();
  }

  private Runnable set(ProxyGroup group, Optional<XmlElement> value, DavCall call) {
    if (!isSelf(group.account(), call)) {
      throw DavError.of(DavError.FORBIDDEN, XmlElement.of(XmlName.dav("need-privileges")));
    }
    Set<String> wanted = new HashSet<>();
    for (XmlElement href : value.map(XmlElement::elements).orElse(List.of())) {
      wanted.add(address(href, call));
    }
    if (wanted.size() > MOST) {
      throw DavError.of(DavError.FORBIDDEN, XmlName.dav("limited-number-of-aces"));
    }
    return () -> {
      Answer<Void> done = proxies.set(call.caller(), group.account(), group.access(), wanted);
      if (done instanceof Answer.Failed<Void>(Failure.Invalid _)) {
        throw DavError.of(DavError.FORBIDDEN, XmlName.dav("recognized-principal"));
      }
      DavFailures.value(done);
    };
  }

  private static String address(XmlElement href, DavCall call) {
    return Destination.path(call, href.text().strip())
        .filter(path -> path.segment(0).equals(PrincipalResource.SEGMENT) && path.size() == 2)
        .map(DavPath::name)
        .orElseThrow(() -> DavError.of(DavError.FORBIDDEN, XmlName.dav("recognized-principal")));
  }

  private static XmlElement hrefs(XmlName name, Stream<String> addresses) {
    return XmlElement.of(name, addresses.map(Property::href).toList());
  }
}
