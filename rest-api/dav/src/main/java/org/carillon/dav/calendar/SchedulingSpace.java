package org.carillon.dav.calendar;

import java.util.List;
import java.util.Optional;
import org.carillon.calendar.scheduling.SchedulingInbox;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Space;

/** The scheduling inboxes and outboxes; callers see only their own. */
final class SchedulingSpace implements Space {
  private final SchedulingInbox inbox;

  SchedulingSpace(SchedulingInbox inbox) {
    this.inbox = inbox;
  }

  @Override
  public boolean holds(DavPath path) {
    return path.segment(0).equals(SchedulingBox.SEGMENT);
  }

  @Override
  public Optional<DavResource> find(DavCall call, DavPath path) {
    if (path.size() < 3
        || path.size() > 4
        || !path.segment(1).equalsIgnoreCase(call.caller().name())) {
      return Optional.empty();
    }
    Optional<SchedulingBox> box = SchedulingBox.of(path.segment(2));
    String account = call.caller().name();
    return path.size() == 3
        ? box.map(of -> new SchedulingBox.Resource(of, account, inbox))
        : box.filter(of -> of == SchedulingBox.INBOX)
            .flatMap(_ -> SchedulingMessage.number(path.segment(3)))
            .flatMap(
                number ->
                    DavFailures.value(inbox.messages(call.caller(), List.of(number))).stream()
                        .findFirst())
            .map(message -> new SchedulingMessage(account, message));
  }
}
