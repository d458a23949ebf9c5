package org.carillon.dav.principal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.tree.TreeCondition;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.property.Multistatus;
import org.carillon.dav.property.PropertyRequest;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Report;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;

/** DAV:principal-property-search (RFC 3744 §9.4) by parts of names and addresses. */
final class PropertySearch implements Report {
  private static final int MOST = 100;
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
    List<PrincipalCriterion> criteria =
        asked.elements(XmlName.dav("property-search")).stream()
            .map(PrincipalCriterion::of)
            .toList();
    if (criteria.isEmpty()) {
      throw DavError.of(DavError.BAD_REQUEST, "The request contains no search condition.");
    }
    boolean any = asked.attribute("test").filter(test -> test.equals("anyof")).isPresent();
    List<TreeCondition> conditions = criteria.stream().map(PrincipalCriterion::condition).toList();
    Principals.Found found =
        principals.search(
            call,
            any ? new TreeCondition.Any(conditions) : new TreeCondition.Each(conditions),
            principal ->
                any
                    ? criteria.stream().anyMatch(one -> one.holds(principal))
                    : criteria.stream().allMatch(one -> one.holds(principal)),
            MOST);
    PropertyRequest wanted =
        new PropertyRequest.Named(
            asked.element(XmlName.dav("prop")).map(XmlElement::elements).orElse(List.of()));
    Multistatus answer = Multistatus.begin(call);
    answer.resources(found.principals(), wanted);
    if (!found.complete()) {
      answer.status(call.href(call.path()), DavError.INSUFFICIENT_STORAGE, Optional.empty());
    }
    answer.end();
  }
}
