package org.carillon.dav.calendar;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.calendar.scheduling.InboxMessage;
import org.carillon.calendar.scheduling.SchedulingInbox;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.property.Multistatus;
import org.carillon.dav.property.PropertyRequest;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Report;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;

/** CALDAV:calendar-multiget of an inbox (RFC 6638 §2.2). */
final class InboxMultiget implements Report {
  private static final XmlName NAME = XmlName.caldav("calendar-multiget");

  private final SchedulingInbox inbox;

  InboxMultiget(SchedulingInbox inbox) {
    this.inbox = inbox;
  }

  @Override
  public XmlName name() {
    return NAME;
  }

  @Override
  public boolean isOf(DavResource resource) {
    return SchedulingBox.isInbox(resource);
  }

  @Override
  public void answer(DavCall call, DavResource resource, XmlElement asked) throws IOException {
    PropertyRequest wanted = PropertyRequest.of(asked);
    List<String> hrefs =
        asked.elements(XmlName.dav("href")).stream()
            .map(href -> href.text().strip())
            .distinct()
            .toList();
    if (hrefs.size() > 10 * SchedulingInbox.MOST) {
      throw DavError.of(DavError.FORBIDDEN, XmlName.dav("number-of-matches-within-limits"));
    }
    Multistatus answer = Multistatus.begin(call);
    for (int from = 0; from < hrefs.size(); from += SchedulingInbox.PAGE) {
      List<String> some = hrefs.subList(from, Math.min(hrefs.size(), from + SchedulingInbox.PAGE));
      page(call, resource, some, wanted, answer);
    }
    answer.end();
  }

  private void page(
      DavCall call,
      DavResource resource,
      List<String> hrefs,
      PropertyRequest wanted,
      Multistatus answer)
      throws IOException {
    Map<String, Optional<Long>> asked = new LinkedHashMap<>();
    for (String text : hrefs) {
      asked.put(
          text,
          CalendarMultiget.path(call, text)
              .filter(path -> path.isWithin(resource.path()))
              .map(DavPath::name)
              .flatMap(SchedulingMessage::number));
    }
    List<Long> numbers = asked.values().stream().flatMap(Optional::stream).distinct().toList();
    Map<Long, InboxMessage> there = new HashMap<>();
    for (InboxMessage message : DavFailures.value(inbox.messages(call.caller(), numbers))) {
      there.put(message.id(), message);
    }
    List<SchedulingMessage> found = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    asked.forEach(
        (href, number) ->
            number
                .map(there::get)
                .ifPresentOrElse(
                    message -> found.add(new SchedulingMessage(call.caller().name(), message)),
                    () -> missing.add(href)));
    answer.resources(found, wanted);
    for (String href : missing) {
      answer.status(href, DavError.NOT_FOUND, Optional.empty());
    }
  }
}
