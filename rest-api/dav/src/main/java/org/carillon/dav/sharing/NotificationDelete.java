package org.carillon.dav.sharing;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.method.DavPreconditions;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Method;
import org.carillon.mailbox.share.CollectionShares;

/** DELETE of a notification: acknowledges an answer, or declines an invitation. */
final class NotificationDelete implements Method {
  private final CollectionShares shares;

  NotificationDelete(CollectionShares shares) {
    this.shares = shares;
  }

  @Override
  public String name() {
    return "DELETE";
  }

  @Override
  public boolean takes(DavCall call, Optional<DavResource> resource) {
    return resource.isPresent() && resource.get() instanceof NotificationResource;
  }

  @Override
  public void answer(DavCall call, Optional<DavResource> resource) throws IOException {
    NotificationResource told = (NotificationResource) resource.orElseThrow();
    DavPreconditions.of(call, resource);
    String own = call.caller().name();
    DavFailures.value(
        told.answers()
            ? shares.dismiss(call.caller(), own, told.invitation().uid())
            : shares.answer(call.caller(), own, told.invitation().collection(), false));
    call.answer(HttpServletResponse.SC_NO_CONTENT);
  }
}
