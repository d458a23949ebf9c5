package org.carillon.dav.method;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.header.Depth;
import org.carillon.dav.header.Preference;
import org.carillon.dav.property.Multistatus;
import org.carillon.dav.property.PropertyRequest;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Method;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;

/** PROPFIND (RFC 4918 §9.1). Depth infinity is refused: it would cost too much. */
final class PropfindMethod implements Method {
  @Override
  public String name() {
    return "PROPFIND";
  }

  @Override
  public boolean takes(DavCall call, Optional<DavResource> resource) {
    return resource.isPresent();
  }

  @Override
  public void answer(DavCall call, Optional<DavResource> resource) throws IOException {
    DavResource asked = resource.orElseThrow();
    PropertyRequest wanted = wanted(call);
    Depth depth = call.depth(Depth.INFINITY);
    if (depth == Depth.INFINITY && asked.isCollection()) {
      throw DavError.of(DavError.FORBIDDEN, XmlName.dav("propfind-finite-depth"));
    }
    Stream<DavResource> members =
        depth == Depth.ONE && asked.isCollection()
            ? call.features().members(call, asked)
            : Stream.empty();
    boolean isNoRoot = depth == Depth.ONE && asked.isCollection() && call.isNoRoot();
    if (isNoRoot) {
      call.response().setHeader("Preference-Applied", Preference.NO_ROOT);
    }
    Multistatus answer = Multistatus.begin(call);
    answer.resources(isNoRoot ? List.of() : List.of(asked), wanted);
    answer.resources(members::iterator, wanted);
    answer.end();
  }

  private static PropertyRequest wanted(DavCall call) throws IOException {
    Optional<XmlElement> body = call.xml();
    if (body.isEmpty()) {
      return new PropertyRequest.All(List.of());
    }
    if (!body.get().name().equals(XmlName.dav("propfind"))) {
      throw DavError.of(DavError.BAD_REQUEST, "The body must be a DAV:propfind element.");
    }
    return PropertyRequest.of(body.get());
  }
}
