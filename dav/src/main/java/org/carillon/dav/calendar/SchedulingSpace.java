package org.carillon.dav.calendar;

import java.util.Optional;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Space;

/** Where the inboxes and outboxes of scheduling are: everybody sees the own. */
final class SchedulingSpace implements Space {

  @Override
  public boolean holds(DavPath path) {
    return path.segment(0).equals(SchedulingBox.SEGMENT);
  }

  @Override
  public Optional<DavResource> find(DavCall call, DavPath path) {
    if (path.size() != 3 || !path.segment(1).equalsIgnoreCase(call.caller().name())) {
      return Optional.empty();
    }
    return SchedulingBox.of(path.segment(2))
        .map(box -> new SchedulingBox.Resource(box, call.caller().name()));
  }
}
