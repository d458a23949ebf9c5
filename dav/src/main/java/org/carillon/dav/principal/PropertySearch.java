package org.carillon.dav.principal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.tree.TreeCondition;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.property.Multistatus;
import org.carillon.dav.property.PropertyRequest;
import org.carillon.dav.property.StandardNames;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Report;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;

/** DAV:principal-property-search (RFC 3744 §9.4): people by parts of names and addresses. */
final class PropertySearch implements Report {
  private static final int MOST = 100;
  private static final XmlName MATCH = XmlName.dav("match");

  /** What of a principal can be looked for, and means its addresses. */
  static final Set<XmlName> ADDRESSES =
      Set.of(
          XmlName.caldav("calendar-user-address-set"),
          XmlName.calendarServer("email-address-set"),
          XmlName.dav("alternate-URI-set"));

  private final Principals principals;

  PropertySearch(Principals principals) {
    this.principals = principals;
  }

  @Override
  public XmlName name() {
    return XmlName.dav("principal-property-search");
  }

  @Override
  public boolean isOf(DavResource resource) {
    return resource.isCollection();
  }

  @Override
  public void answer(DavCall call, DavResource resource, XmlElement asked) throws IOException {
    List<TreeCondition> conditions = new ArrayList<>();
    for (XmlElement search : asked.elements(XmlName.dav("property-search"))) {
      conditions.add(condition(search));
    }
    if (conditions.isEmpty()) {
      throw DavError.of(DavError.BAD_REQUEST, "Nothing is looked for.");
    }
    boolean any = asked.attribute("test").filter(test -> test.equals("anyof")).isPresent();
    List<PrincipalResource> found =
        principals.search(
            call,
            any ? new TreeCondition.Any(conditions) : new TreeCondition.Each(conditions),
            MOST);
    PropertyRequest wanted =
        new PropertyRequest.Named(
            asked.element(XmlName.dav("prop")).map(XmlElement::elements).orElse(List.of()));
    Multistatus answer = Multistatus.begin(call);
    answer.resources(found, wanted);
    if (found.size() == MOST) {
      answer.status(call.href(call.path()), DavError.INSUFFICIENT_STORAGE, Optional.empty());
    }
    answer.end();
  }

  private static TreeCondition condition(XmlElement search) {
    String text =
        search.element(MATCH).map(XmlElement::text).orElse("").strip().toLowerCase(Locale.ROOT);
    if (text.isEmpty()) {
      throw DavError.of(DavError.BAD_REQUEST, "Nothing is looked for.");
    }
    List<TreeCondition> any = new ArrayList<>();
    for (XmlElement prop : search.elements(XmlName.dav("prop"))) {
      for (XmlElement property : prop.elements()) {
        any.add(condition(property.name(), text));
      }
    }
    return new TreeCondition.Any(any);
  }

  private static TreeCondition condition(XmlName property, String text) {
    if (property.equals(StandardNames.DISPLAY_NAME)) {
      return new TreeCondition.TextWith(text);
    }
    if (ADDRESSES.contains(property)) {
      return new TreeCondition.AddressWith(text.startsWith("mailto:") ? text.substring(7) : text);
    }
    // RFC 3744 §9.4: what cannot be looked for is found in nobody.
    return new TreeCondition.None();
  }
}
