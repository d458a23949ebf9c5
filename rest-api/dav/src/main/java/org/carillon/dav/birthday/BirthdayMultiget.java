package org.carillon.dav.birthday;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.calendar.CalendarMultiget;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.property.Multistatus;
import org.carillon.dav.property.PropertyRequest;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Report;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;

/** CALDAV:calendar-multiget of the birthdays (RFC 4791 §7.9). */
final class BirthdayMultiget implements Report {
  @Override
  public XmlName name() {
    return CalendarMultiget.NAME;
  }

  @Override
  public boolean isOf(DavResource resource) {
    return resource instanceof BirthdaysResource;
  }

  @Override
  public void answer(DavCall call, DavResource resource, XmlElement asked) throws IOException {
    PropertyRequest wanted = PropertyRequest.of(asked);
    CalendarMultiget.checked(wanted);
    Map<String, Optional<String>> names = names(call, resource, CalendarMultiget.hrefs(asked));
    Set<String> known =
        names.values().stream().flatMap(Optional::stream).collect(Collectors.toSet());
    Map<String, BirthdayResource> there = new HashMap<>();
    for (BirthdayResource each : ((BirthdaysResource) resource).birthdays(call, known)) {
      there.put(each.day().name(), each);
    }
    Multistatus answer = Multistatus.begin(call);
    answer.resources(List.copyOf(there.values()), wanted);
    for (Map.Entry<String, Optional<String>> href : names.entrySet()) {
      if (href.getValue().filter(there::containsKey).isEmpty()) {
        answer.status(href.getKey(), DavError.NOT_FOUND, Optional.empty());
      }
    }
    answer.end();
  }

  /** Returns the birthday's name for each address, or empty for an address elsewhere. */
  private static Map<String, Optional<String>> names(
      DavCall call, DavResource resource, List<String> hrefs) {
    Map<String, Optional<String>> names = new LinkedHashMap<>();
    for (String href : hrefs) {
      names.put(
          href,
          CalendarMultiget.path(call, href)
              .filter(path -> path.parent().isSame(resource.path()))
              .map(DavPath::name));
    }
    return names;
  }
}
