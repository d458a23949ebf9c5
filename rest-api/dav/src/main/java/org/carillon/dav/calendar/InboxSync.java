package org.carillon.dav.calendar;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.property.Multistatus;
import org.carillon.dav.property.PropertyRequest;
import org.carillon.dav.property.StandardNames;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Report;
import org.carillon.dav.standard.SyncCollection;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;

/** DAV:sync-collection of an inbox (RFC 6578, RFC 6638 §2.2); a token lists message numbers. */
final class InboxSync implements Report {
  @Override
  public XmlName name() {
    return SyncCollection.NAME;
  }

  @Override
  public boolean isOf(DavResource resource) {
    return SchedulingBox.isInbox(resource);
  }

  @Override
  public void answer(DavCall call, DavResource resource, XmlElement asked) throws IOException {
    PropertyRequest wanted = SyncCollection.wanted(asked);
    String token = asked.element(StandardNames.SYNC_TOKEN).map(XmlElement::text).orElse("").strip();
    Set<Long> known =
        token.isEmpty() ? Set.of() : InboxToken.numbers(token).orElseThrow(SyncCollection::invalid);
    Set<Long> there = new TreeSet<>();
    List<DavResource> fresh = new ArrayList<>();
    for (SchedulingMessage message : SchedulingBox.messages(call, resource)) {
      there.add(message.message().id());
      if (!known.contains(message.message().id())) {
        fresh.add(message);
      }
    }
    Multistatus answer = Multistatus.begin(call);
    answer.resources(fresh, wanted);
    for (long number : known) {
      if (!there.contains(number)) {
        answer.status(
            call.href(resource.path().member(SchedulingMessage.name(number))),
            DavError.NOT_FOUND,
            Optional.empty());
      }
    }
    answer.element(XmlElement.text(StandardNames.SYNC_TOKEN, InboxToken.of(there)));
    answer.end();
  }
}
