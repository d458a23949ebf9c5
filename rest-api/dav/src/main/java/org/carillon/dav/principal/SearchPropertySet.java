package org.carillon.dav.principal;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.dav.property.StandardNames;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Report;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;
import org.carillon.dav.xml.XmlOutput;

/** DAV:principal-search-property-set (RFC 3744 §9.5): the searchable properties of principals. */
final class SearchPropertySet implements Report {
  @Override
  public XmlName name() {
    return XmlName.dav("principal-search-property-set");
  }

  @Override
  public boolean isOf(DavResource resource) {
    return resource.isCollection();
  }

  @Override
  public void answer(DavCall call, DavResource resource, XmlElement asked) throws IOException {
    XmlElement set =
        XmlElement.of(
            name(),
            Stream.concat(
                    Stream.of(
                        one(StandardNames.DISPLAY_NAME, "Name"),
                        one(PrincipalCriterion.USER_TYPE, "Person, group, room or resource")),
                    PrincipalCriterion.ADDRESSES.stream().map(name -> one(name, "Address")))
                .toList());
    byte[] octets = XmlOutput.octets(set);
    call.response().setContentType("application/xml; charset=utf-8");
    call.response().setContentLength(octets.length);
    call.response().getOutputStream().write(octets);
  }

  private static XmlElement one(XmlName property, String description) {
    return XmlElement.of(
        XmlName.dav("principal-search-property"),
        XmlElement.of(XmlName.dav("prop"), XmlElement.of(property)),
        XmlElement.text(XmlName.dav("description"), description).in(Optional.of("en")));
  }
}
