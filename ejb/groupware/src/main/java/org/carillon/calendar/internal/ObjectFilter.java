package org.carillon.calendar.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.carillon.calendar.CalendarFilter;
import org.carillon.format.icalendar.CalendarKind;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.alarm.AlarmTimes;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.LineParameter;
import org.carillon.format.icalendar.summary.CalendarSummary;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarZone;
import org.carillon.format.icalendar.time.TimeSpan;

/** Tests whether an object matches a filter (RFC 4791 §9.7). */
final class ObjectFilter {
  private final CalendarObject object;
  private final ZoneId zone;

  ObjectFilter(CalendarObject object, ZoneId zone) {
    this.object = object;
    this.zone = zone;
  }

  boolean meets(CalendarFilter.Component root) {
    return meets(root, List.of(object.calendar()));
  }

  private boolean meets(CalendarFilter.Component filter, List<CalendarComponent> components) {
    List<CalendarComponent> named =
        components.stream().filter(component -> component.is(filter.name())).toList();
    if (filter.isAbsent() || named.isEmpty()) {
      return filter.isAbsent() && named.isEmpty();
    }
    if (filter.range().isPresent() && !isIn(filter.range().get(), named.getFirst())) {
      return false;
    }
    return named.stream()
        .anyMatch(
            component ->
                filter.properties().stream().allMatch(property -> meets(property, component))
                    && filter.components().stream()
                        .allMatch(inner -> meets(inner, component.components())));
  }

  /** Tests the instances of the whole object, no matter which of its components has the filter. */
  private boolean isIn(TimeSpan span, CalendarComponent component) {
    if (component.is("VALARM")) {
      return AlarmTimes.rings(object, span, zone);
    }
    return CalendarKind.of(component.name()).isEmpty()
        || CalendarSummary.of(object).overlaps(span, zone);
  }

  private boolean meets(CalendarFilter.Property filter, CalendarComponent component) {
    List<ContentLine> lines = component.lines(filter.name());
    if (filter.isAbsent() || lines.isEmpty()) {
      return filter.isAbsent() && lines.isEmpty();
    }
    return lines.stream()
        .anyMatch(
            line ->
                (filter.range().isEmpty() || isIn(filter.range().get(), line))
                    && (filter.text().isEmpty()
                        || TextMatching.matches(filter.text().get(), List.of(line.text())))
                    && filter.parameters().stream().allMatch(parameter -> meets(parameter, line)));
  }

  private boolean isIn(TimeSpan span, ContentLine line) {
    return CalendarTime.of(line).map(time -> span.contains(instant(time))).orElse(false);
  }

  private Instant instant(CalendarTime time) {
    CalendarZone where =
        switch (time.form()) {
          case DATE, FLOATING -> CalendarZone.of(zone);
          case UTC -> CalendarZone.UTC;
          case ZONED -> object.zones().apply(time.zone());
        };
    return where.instant(time.local());
  }

  private static boolean meets(CalendarFilter.Parameter filter, ContentLine line) {
    List<LineParameter> named =
        line.parameters().stream()
            .filter(parameter -> parameter.name().equalsIgnoreCase(filter.name()))
            .toList();
    if (filter.isAbsent() || named.isEmpty()) {
      return filter.isAbsent() && named.isEmpty();
    }
    return filter.text().isEmpty()
        || named.stream()
            .anyMatch(parameter -> TextMatching.matches(filter.text().get(), parameter.values()));
  }
}
