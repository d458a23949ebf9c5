package org.carillon.format.icalendar.render;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.CalendarNode;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.recurrence.Expansion;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.recurrence.SeriesInstance;
import org.carillon.format.icalendar.time.CalendarDuration;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarZone;
import org.carillon.format.icalendar.time.TimeSpan;

/**
 * The form in which a client requests an object (RFC 4791 §9.6).
 *
 * @param selection the requested components and properties; empty for all
 * @param expand the span in which each instance is returned as a separate component, in UTC
 *     (§9.6.5)
 * @param limitRecurrence the span whose overrides are returned (§9.6.6)
 * @param limitFreeBusy the span whose free/busy periods are returned (§9.6.7)
 */
public record CalendarRendering(
    Optional<ComponentSelection> selection,
    Optional<TimeSpan> expand,
    Optional<TimeSpan> limitRecurrence,
    Optional<TimeSpan> limitFreeBusy) {
  /** The unchanged object. */
  public static final CalendarRendering WHOLE =
      new CalendarRendering(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** The limit for the expansion of a series. */
  private static final ExpansionLimit LIMIT = new ExpansionLimit(2_000, 200_000);

  /** The maximum size of one object's rendering in octets; instances repeat the series. */
  private static final long MOST_OCTETS = 16_777_216;

  private static final Set<String> OF_SERIES = Set.of("RRULE", "RDATE", "EXDATE", "EXRULE");

  /** Returns whether the unchanged object is requested. */
  public boolean isWhole() {
    return equals(WHOLE);
  }

  /** Returns the octets in this form, dates in the asked zone; empty if there are too many. */
  public Optional<byte[]> of(CalendarObject object, ZoneId asked) {
    Optional<CalendarComponent> calendar =
        expand.isPresent()
            ? expanded(object, expand.get(), asked)
            : Optional.of(
                limitRecurrence
                    .map(span -> limited(object, span, asked))
                    .orElseGet(object::calendar));
    return calendar
        .map(whole -> limitFreeBusy.isPresent() ? periods(whole, limitFreeBusy.get()) : whole)
        .map(busy -> selection.isPresent() ? selection.get().of(busy).octets() : busy.octets());
  }

  private static Optional<CalendarComponent> expanded(
      CalendarObject object, TimeSpan span, ZoneId asked) {
    Expansion expansion = object.instances(span, asked, LIMIT);
    long plain = expansion.instances().stream().filter(instance -> instance.override() < 0).count();
    // The overrides are part of the object itself.
    long made = object.octets().length + plain * object.main().component().octets().length;
    if (!expansion.complete() || made > MOST_OCTETS) {
      return Optional.empty();
    }
    boolean recurs = object.series().map(series -> series.recurs()).orElse(false);
    List<CalendarPart> overrides = object.overrides();
    List<CalendarNode> nodes = new ArrayList<>();
    for (CalendarNode node : object.calendar().nodes()) {
      if (node instanceof ContentLine) {
        nodes.add(node);
      }
    }
    for (SeriesInstance instance : expansion.instances()) {
      CalendarPart part =
          instance.override() < 0 ? object.main() : overrides.get(instance.override());
      nodes.add(instance(object, part, instance, recurs));
    }
    return Optional.of(CalendarComponent.of("VCALENDAR", nodes));
  }

  private static CalendarComponent instance(
      CalendarObject object, CalendarPart part, SeriesInstance instance, boolean recurs) {
    String end = part.component().is("VTODO") ? "DUE" : "DTEND";
    boolean isEnded = part.end().isPresent();
    boolean moved = part.time("DTSTART").isPresent();
    List<CalendarNode> nodes = new ArrayList<>();
    for (CalendarNode node : part.component().nodes()) {
      switch (node) {
        case CalendarComponent inner -> nodes.add(inner);
        case ContentLine line -> {
          boolean isSecondEnd = line.name().equals("DURATION") && isEnded;
          if (OF_SERIES.contains(line.name())
              || line.name().equals("RECURRENCE-ID")
              || isSecondEnd) {
            continue;
          }
          if (line.name().equals("DTSTART")) {
            nodes.add(universal(instance.start(), object).line("DTSTART"));
          } else if (line.name().equals(end)) {
            nodes.add(
                instance.start().isDate()
                    ? dayEnd(instance, part, object).line(end)
                    : instance.start().isLocal() && moved
                        ? localEnd(instance, part, object).line(end)
                        : CalendarTime.utc(instance.to()).line(end));
          } else {
            nodes.add(inUtc(line, object));
          }
        }
      }
    }
    CalendarComponent component = CalendarComponent.of(part.component().name(), nodes);
    return recurs
        ? component.with(universal(instance.id(), object).line("RECURRENCE-ID"))
        : component;
  }

  private static CalendarTime dayEnd(
      SeriesInstance instance, CalendarPart part, CalendarObject object) {
    CalendarDuration length = part.length(object.zones());
    return instance.start().at(instance.start().local().plusDays(length.days()));
  }

  private static CalendarTime localEnd(
      SeriesInstance instance, CalendarPart part, CalendarObject object) {
    CalendarDuration length = part.length(object.zones());
    return instance
        .start()
        .at(instance.start().local().plusDays(length.days()).plusSeconds(length.seconds()));
  }

  private static ContentLine inUtc(ContentLine line, CalendarObject object) {
    if (line.parameter("TZID").isEmpty()) {
      return line;
    }
    return CalendarTime.of(line)
        .map(time -> universal(time, object))
        .map(time -> line.without("TZID").withValue(time.written()))
        .orElse(line);
  }

  private static CalendarTime universal(CalendarTime time, CalendarObject object) {
    return time.form() == CalendarTime.Form.ZONED
        ? CalendarTime.utc(object.zones().apply(time.zone()).instant(time.local()))
        : time;
  }

  private static CalendarComponent limited(CalendarObject object, TimeSpan span, ZoneId asked) {
    List<CalendarPart> overrides = object.overrides();
    Set<Integer> inSpan = new java.util.HashSet<>();
    object
        .instances(span, asked, LIMIT)
        .instances()
        .forEach(instance -> inSpan.add(instance.override()));
    return object
        .calendar()
        .keeping(
            node -> {
              for (int i = 0; i < overrides.size(); i++) {
                if (overrides.get(i).component() == node) {
                  return inSpan.contains(i)
                      || overrides.get(i).isAndFuture()
                      || wasIn(object, overrides.get(i), span, asked);
                }
              }
              return true;
            });
  }

  /** Returns whether the instance would be in the span without its override. */
  private static boolean wasIn(
      CalendarObject object, CalendarPart override, TimeSpan span, ZoneId asked) {
    CalendarTime id = override.recurrenceId().orElseThrow();
    CalendarZone zone =
        switch (id.form()) {
          case DATE, FLOATING -> CalendarZone.of(asked);
          case UTC -> CalendarZone.UTC;
          case ZONED -> object.zones().apply(id.zone());
        };
    CalendarDuration length = object.main().length(object.zones());
    Instant from = zone.instant(id.local());
    return span.overlaps(from, from.plusSeconds(length.days() * 86_400 + length.seconds()));
  }

  private static CalendarComponent periods(CalendarComponent calendar, TimeSpan span) {
    return calendar.withComponents(
        component ->
            component.is("VFREEBUSY")
                ? component.keeping(
                    node ->
                        !(node instanceof ContentLine line)
                            || !line.name().equals("FREEBUSY")
                            || isIn(line, span))
                : component);
  }

  private static boolean isIn(ContentLine line, TimeSpan span) {
    for (String period : line.value().split(",")) {
      int slash = period.indexOf('/');
      Optional<CalendarTime> from =
          CalendarTime.parse(slash < 0 ? period : period.substring(0, slash), "");
      if (from.isPresent()) {
        Instant begins = CalendarZone.UTC.instant(from.get().local());
        String end = slash < 0 ? "PT0S" : period.substring(slash + 1);
        Instant ends =
            CalendarDuration.parse(end)
                .map(length -> begins.plusSeconds(length.days() * 86_400 + length.seconds()))
                .or(
                    () ->
                        CalendarTime.parse(end, "")
                            .map(time -> CalendarZone.UTC.instant(time.local())))
                .orElse(begins);
        if (span.overlaps(begins, ends)) {
          return true;
        }
      }
    }
    return false;
  }
}
