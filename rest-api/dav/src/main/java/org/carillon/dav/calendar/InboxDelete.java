package org.carillon.dav.calendar;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.carillon.calendar.scheduling.SchedulingInbox;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Method;

/** DELETE of a message in an inbox; a client sends it after it has shown the message. */
final class InboxDelete implements Method {
  private final SchedulingInbox inbox;

  InboxDelete(SchedulingInbox inbox) {
    this.inbox = inbox;
  }

  @Override
  public String name() {
    return "DELETE";
  }

  @Override
  public boolean takes(DavCall call, Optional<DavResource> resource) {
    return resource.isPresent() && resource.get() instanceof SchedulingMessage;
  }

  @Override
  public void answer(DavCall call, Optional<DavResource> resource) throws IOException {
    SchedulingMessage gone = (SchedulingMessage) resource.orElseThrow();
    DavFailures.value(inbox.remove(call.caller(), gone.message().id()));
    call.answer(HttpServletResponse.SC_NO_CONTENT);
  }
}
