package org.carillon.dav.method;

import java.io.IOException;
import java.util.Optional;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.header.Preference;
import org.carillon.dav.property.Multistatus;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Method;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;

/** PROPPATCH (RFC 4918 §9.2). */
final class ProppatchMethod implements Method {
  @Override
  public String name() {
    return "PROPPATCH";
  }

  @Override
  public boolean takes(DavCall call, Optional<DavResource> resource) {
    return resource.isPresent();
  }

  @Override
  public void answer(DavCall call, Optional<DavResource> resource) throws IOException {
    DavPreconditions.of(call, resource);
    DavResource changed = resource.orElseThrow();
    XmlElement body =
        call.xml()
            .filter(sent -> sent.name().equals(XmlName.dav("propertyupdate")))
            .orElseThrow(
                () ->
                    DavError.of(
                        DavError.BAD_REQUEST, "The body must be a DAV:propertyupdate element."));
    PropertyChanges changes = PropertyChanges.of(body);
    if (changes.isEmpty()) {
      throw DavError.of(DavError.BAD_REQUEST, "The request contains no property to change.");
    }
    call.locks().require(call.path(), false, false);
    PropertyChanges.Outcome outcome = changes.apply(call, changed);
    if (outcome.done() && call.preference() == Preference.MINIMAL) {
      // RFC 8144 §2.2.
      call.response().setHeader("Preference-Applied", "return=minimal");
      call.answer(200);
      return;
    }
    Multistatus answer = Multistatus.begin(call);
    answer.properties(changed.path(), outcome.propstats());
    answer.end();
  }
}
