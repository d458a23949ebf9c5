package org.carillon.dav.method;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Method;
import org.carillon.dav.xml.XmlName;
import org.carillon.mailbox.resource.ResourceLock;

/** UNLOCK (RFC 4918 §9.11). */
final class UnlockMethod implements Method {
  @Override
  public String name() {
    return "UNLOCK";
  }

  @Override
  public boolean takes(DavCall call, Optional<DavResource> resource) {
    return resource.isPresent() && resource.get().place().isPresent();
  }

  @Override
  public void answer(DavCall call, Optional<DavResource> resource) {
    String field =
        call.header("Lock-Token")
            .map(String::strip)
            .filter(text -> text.startsWith("<") && text.endsWith(">"))
            .orElseThrow(
                () -> DavError.of(DavError.BAD_REQUEST, "The Lock-Token field is missing."));
    String token = field.substring(1, field.length() - 1);
    ResourceLock lock =
        call.locks().over(call.path()).stream()
            .filter(each -> each.token().equals(token))
            .findFirst()
            .orElseThrow(
                () ->
                    DavError.of(DavError.CONFLICT, XmlName.dav("lock-token-matches-request-uri")));
    DavFailures.value(call.ports().locks().unlock(call.caller(), lock.token()));
    call.answer(HttpServletResponse.SC_NO_CONTENT);
  }
}
