package org.carillon.dav.principal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.method.Destination;
import org.carillon.dav.property.Multistatus;
import org.carillon.dav.property.PropertyAnswers;
import org.carillon.dav.property.PropertyRequest;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Property;
import org.carillon.dav.resource.Report;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;

/** DAV:expand-property (RFC 3253 §3.8): properties, and those of referenced resources. */
final class ExpandProperty implements Report {
  private static final int MOST_LEVELS = 3;
  private static final int MOST_RESOURCES = 200;
  private static final XmlName PROPERTY = XmlName.dav("property");
  private static final XmlName HREF = XmlName.dav("href");

  @Override
  public XmlName name() {
    return XmlName.dav("expand-property");
  }

  @Override
  public boolean isOf(DavResource resource) {
    return true;
  }

  @Override
  public void answer(DavCall call, DavResource resource, XmlElement asked) throws IOException {
    XmlElement response = new Expansion(call).response(resource, asked, 0);
    Multistatus answer = Multistatus.begin(call);
    answer.element(response);
    answer.end();
  }

  private static final class Expansion {
    private final DavCall call;
    private final PropertyAnswers answers;
    private int left = MOST_RESOURCES;

    Expansion(DavCall call) {
      this.call = call;
      this.answers = new PropertyAnswers(call, new PropertyRequest.Named(List.of()));
    }

    XmlElement response(DavResource resource, XmlElement asked, int level) {
      if (left-- <= 0 || level > MOST_LEVELS) {
        throw DavError.of(DavError.FORBIDDEN, XmlName.dav("number-of-matches-within-limits"));
      }
      List<XmlElement> found = new ArrayList<>();
      List<XmlElement> missing = new ArrayList<>();
      for (XmlElement property : asked.elements(PROPERTY)) {
        XmlName name = name(property);
        Optional<XmlElement> value = answers.get(resource, XmlElement.of(name));
        if (value.isEmpty()) {
          missing.add(XmlElement.of(name));
        } else if (property.elements(PROPERTY).isEmpty()) {
          found.add(value.get());
        } else {
          found.add(expanded(value.get(), property, level));
        }
      }
      List<XmlElement> inside = new ArrayList<>();
      inside.add(Property.href(call.href(resource.path())));
      if (!found.isEmpty() || missing.isEmpty()) {
        inside.add(Multistatus.propstat(found, 200, Optional.empty()));
      }
      if (!missing.isEmpty()) {
        inside.add(Multistatus.propstat(missing, 404, Optional.empty()));
      }
      return XmlElement.of(XmlName.dav("response"), inside);
    }

    private XmlElement expanded(XmlElement value, XmlElement asked, int level) {
      List<XmlElement> inside = new ArrayList<>();
      for (XmlElement each : value.elements()) {
        Optional<DavResource> resource =
            each.name().equals(HREF)
                ? Destination.path(call, each.text()).flatMap(call::find)
                : Optional.empty();
        inside.add(resource.isPresent() ? response(resource.get(), asked, level + 1) : each);
      }
      return XmlElement.of(value.name(), inside);
    }

    private static XmlName name(XmlElement property) {
      return new XmlName(
          property.attribute("namespace").orElse(XmlName.DAV),
          property
              .attribute("name")
              .orElseThrow(
                  () ->
                      DavError.of(
                          DavError.BAD_REQUEST, "A property element must have a name attribute.")));
    }
  }
}
