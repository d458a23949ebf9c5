package org.carillon.dav.method;

import java.util.Optional;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Method;

/** OPTIONS of an authenticated caller: the methods of this resource (RFC 4918 §10.1). */
final class OptionsMethod implements Method {
  @Override
  public String name() {
    return "OPTIONS";
  }

  @Override
  public boolean takes(DavCall call, Optional<DavResource> resource) {
    return true;
  }

  @Override
  public void answer(DavCall call, Optional<DavResource> resource) {
    call.response().setHeader("Allow", String.join(", ", call.features().allowed(call, resource)));
    call.answer(200);
  }
}
