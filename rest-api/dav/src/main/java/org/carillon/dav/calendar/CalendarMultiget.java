package org.carillon.dav.calendar;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.path.PathSegment;
import org.carillon.dav.property.Multistatus;
import org.carillon.dav.property.PropertyRequest;
import org.carillon.dav.resource.CollectionResource;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavObjectResource;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.LoadedObjects;
import org.carillon.dav.resource.Report;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;
import org.carillon.store.item.ItemKey;

/** CALDAV:calendar-multiget (RFC 4791 §7.9): some objects by their addresses. */
public final class CalendarMultiget implements Report {
  /** The report's element. */
  public static final XmlName NAME = XmlName.caldav("calendar-multiget");

  private static final int MOST = 10_000;

  @Override
  public XmlName name() {
    return NAME;
  }

  @Override
  public boolean isOf(DavResource resource) {
    return CalendarNames.isCalendar(resource)
        || CalendarNames.isObject(resource)
        || CalendarNames.isHome(resource);
  }

  /** Checks the form of objects, or throws {@link DavError}; returns true if octets are needed. */
  public static boolean checked(PropertyRequest wanted) {
    List<XmlElement> named =
        switch (wanted) {
          case PropertyRequest.Named(List<XmlElement> names) -> names;
          case PropertyRequest.All(List<XmlElement> more) -> more;
          case PropertyRequest.Names() -> List.of();
        };
    boolean loads = false;
    for (XmlElement element : named) {
      if (element.name().equals(CalendarNames.CALENDAR_DATA)) {
        CalendarData.rendering(element);
        loads = true;
      }
    }
    return loads;
  }

  @Override
  public void answer(DavCall call, DavResource resource, XmlElement asked) throws IOException {
    PropertyRequest wanted = PropertyRequest.of(asked);
    checked(wanted);
    // Each once, even if it is named often or in several spellings; else a small request has a
    // response of any size.
    Map<DavPath, Set<ItemKey>> byCalendar = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>();
    for (String href : hrefs(asked)) {
      Optional<DavPath> path = path(call, href);
      Optional<ItemKey> key = path.flatMap(at -> PathSegment.key(at.name()));
      if (key.isEmpty() || !path.get().isWithin(within(resource))) {
        missing.add(href);
      } else {
        byCalendar.computeIfAbsent(path.get().parent(), at -> new LinkedHashSet<>()).add(key.get());
      }
    }
    Multistatus answer = Multistatus.begin(call);
    for (Map.Entry<DavPath, Set<ItemKey>> calendar : byCalendar.entrySet()) {
      if (call.find(calendar.getKey()).orElse(null) instanceof CollectionResource collection
          && CalendarNames.isCalendar(collection)) {
        Set<ItemKey> found;
        try (LoadedObjects loaded =
            LoadedObjects.named(call, collection, List.copyOf(calendar.getValue()))) {
          answer.resources(loaded, wanted);
          found = loaded.seen();
        }
        for (ItemKey key : calendar.getValue()) {
          if (!found.contains(key)) {
            answer.status(collection.path().member(PathSegment.of(key)), DavError.NOT_FOUND);
          }
        }
      } else {
        for (ItemKey key : calendar.getValue()) {
          answer.status(calendar.getKey().member(PathSegment.of(key)), DavError.NOT_FOUND);
        }
      }
    }
    for (String href : missing) {
      answer.status(href, DavError.NOT_FOUND, Optional.empty());
    }
    answer.end();
  }

  /** Returns the requested addresses, each once; throws {@link DavError} if there are too many. */
  public static List<String> hrefs(XmlElement asked) {
    List<XmlElement> hrefs = asked.elements(XmlName.dav("href"));
    if (hrefs.size() > MOST) {
      throw DavError.of(DavError.FORBIDDEN, XmlName.dav("number-of-matches-within-limits"));
    }
    return hrefs.stream().map(href -> href.text().strip()).distinct().toList();
  }

  /** Returns the calendar; for an object, the calendar that contains it (RFC 4791 §7.9). */
  private static DavPath within(DavResource resource) {
    return resource instanceof DavObjectResource object
        ? object.collection().path()
        : resource.path();
  }

  /** Returns the path of a client's address, or empty if it is not on this server. */
  public static Optional<DavPath> path(DavCall call, String href) {
    try {
      String raw = URI.create(href).getRawPath();
      String context = call.request().getContextPath();
      return raw == null || !raw.startsWith(context + '/')
          ? Optional.empty()
          : DavPath.parse(raw.substring(context.length()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
