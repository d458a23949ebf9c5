package org.carillon.dav.method;

import java.io.IOException;
import java.util.Optional;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Method;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;

/** REPORT (RFC 3253 §3.6): the feature that knows the body's element answers. */
final class ReportMethod implements Method {
  @Override
  public String name() {
    return "REPORT";
  }

  @Override
  public boolean takes(DavCall call, Optional<DavResource> resource) {
    return resource.isPresent();
  }

  @Override
  public void answer(DavCall call, Optional<DavResource> resource) throws IOException {
    XmlElement body =
        call.xml().orElseThrow(() -> DavError.of(DavError.BAD_REQUEST, "The body is missing."));
    call.features()
        .report(body.name(), resource.orElseThrow())
        .orElseThrow(() -> DavError.of(DavError.FORBIDDEN, XmlName.dav("supported-report")))
        .answer(call, resource.get(), body);
  }
}
