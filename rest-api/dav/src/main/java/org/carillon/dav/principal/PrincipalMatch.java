package org.carillon.dav.principal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.property.Multistatus;
import org.carillon.dav.property.PropertyRequest;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Report;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;

/** DAV:principal-match (RFC 3744 §9.3): the caller, or the members of a collection it owns. */
final class PrincipalMatch implements Report {
  private final Principals principals;

  PrincipalMatch(Principals principals) {
    this.principals = principals;
  }

  @Override
  public XmlName name() {
    return XmlName.dav("principal-match");
  }

  @Override
  public boolean isOf(DavResource resource) {
    return resource.isCollection();
  }

  @Override
  public void answer(DavCall call, DavResource resource, XmlElement asked) throws IOException {
    boolean self = asked.element(XmlName.dav("self")).isPresent();
    Optional<XmlElement> property = asked.element(XmlName.dav("principal-property"));
    if (self == property.isPresent()) {
      throw DavError.of(
          DavError.BAD_REQUEST, "The request must contain either self or principal-property.");
    }
    PropertyRequest wanted =
        new PropertyRequest.Named(
            asked.element(XmlName.dav("prop")).map(XmlElement::elements).orElse(List.of()));
    List<? extends DavResource> found =
        self ? self(call, resource) : owned(call, resource, property.get());
    Multistatus answer = Multistatus.begin(call);
    answer.resources(found, wanted);
    answer.end();
  }

  private List<? extends DavResource> self(DavCall call, DavResource resource) {
    return principals.find(call, call.caller().name()).stream()
        .filter(principal -> principal.path().isWithin(resource.path()))
        .toList();
  }

  private static List<DavResource> owned(DavCall call, DavResource resource, XmlElement property) {
    boolean owner = property.element(XmlName.dav("owner")).isPresent();
    return call.features()
        .members(call, resource)
        .filter(
            member ->
                owner && member.owner().filter(call.caller().name()::equalsIgnoreCase).isPresent())
        .toList();
  }
}
