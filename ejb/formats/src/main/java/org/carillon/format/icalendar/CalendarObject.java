package org.carillon.format.icalendar;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.carillon.format.contentline.SentLines;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ComponentReader;
import org.carillon.format.icalendar.line.MalformedCalendarException;
import org.carillon.format.icalendar.recurrence.EventSeries;
import org.carillon.format.icalendar.recurrence.Expansion;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.recurrence.RecurrencePattern;
import org.carillon.format.icalendar.recurrence.SeriesInstance;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarZone;
import org.carillon.format.icalendar.time.TimeSpan;

/**
 * A calendar object (RFC 4791 §4.1): one event, task, journal entry or availability with all that
 * is said of single instances of it, and the zones that it names. It is never changed: what changes
 * it answers another, whose other lines are octet for octet what they were.
 */
public final class CalendarObject {
  /** What is looked at to find one instance. */
  private static final ExpansionLimit ONE = new ExpansionLimit(10, 100_000);

  private final CalendarComponent calendar;
  private final CalendarKind kind;
  private final String uid;
  private final List<CalendarPart> parts;
  private final ObjectZones zones;

  CalendarObject(CalendarComponent calendar, CalendarKind kind, String uid) {
    this.calendar = calendar;
    this.kind = kind;
    this.uid = uid;
    this.parts =
        calendar.components().stream()
            .filter(component -> !component.is("VTIMEZONE"))
            .map(CalendarPart::new)
            .toList();
    this.zones = new ObjectZones(calendar.components("VTIMEZONE"));
  }

  /**
   * Reads an object as a calendar keeps it: without METHOD. vCalendar 1.0 is read as what it says
   * in iCalendar, and what programs write against RFC 5545 as {@link ObjectRepair} mends it.
   */
  public static CalendarReading read(byte[] octets) {
    return read(octets, false);
  }

  /**
   * The same of an object that is put: nothing of it is mended any more, it has DTSTAMP (RFC 5545
   * §3.8.7.2), and rules that are understood.
   */
  public static CalendarReading readNew(byte[] octets) {
    CalendarReading reading = strictly(octets, false);
    if (reading instanceof CalendarReading.Read(CalendarObject object) && !object.isUnderstood()) {
      return new CalendarReading.Unusable(
          CalendarFault.MAX_INSTANCES, "a rule whose BYSETPOS names more than is looked at");
    }
    return reading instanceof CalendarReading.Read(CalendarObject object)
            && !OldCalendar.is(octets)
            && object.parts().stream().anyMatch(CalendarPart::isUnstamped)
        ? new CalendarReading.Unusable(
            CalendarFault.VALID_CALENDAR_DATA, "a component without DTSTAMP")
        : reading;
  }

  /** Reads an object as a message of iTIP carries it (RFC 5546 §1.4): with METHOD. */
  public static CalendarReading readMessage(byte[] octets) {
    return read(octets, true);
  }

  private static CalendarReading read(byte[] octets, boolean message) {
    CalendarReading reading = strictly(octets, message);
    return reading instanceof CalendarReading.Unusable
        ? ObjectRepair.read(SentLines.mended(octets).octets())
            .map(new ObjectRepair(message, Optional.empty())::calendar)
            .map(calendar -> of(calendar, message))
            .orElse(reading)
        : reading;
  }

  private static CalendarReading strictly(byte[] octets, boolean message) {
    if (OldCalendar.is(octets)) {
      return OldCalendar.converted(octets)
          .map(calendar -> of(calendar, message))
          .orElseGet(
              () ->
                  new CalendarReading.Unusable(
                      CalendarFault.VALID_CALENDAR_DATA, "vCalendar that can't be read"));
    }
    try {
      List<CalendarComponent> all = ComponentReader.read(octets);
      if (all.size() != 1 || !all.getFirst().is("VCALENDAR")) {
        return new CalendarReading.Unusable(CalendarFault.VALID_CALENDAR_DATA, "not one VCALENDAR");
      }
      return of(all.getFirst(), message);
    } catch (MalformedCalendarException e) {
      return new CalendarReading.Unusable(CalendarFault.VALID_CALENDAR_DATA, e.getMessage());
    }
  }

  /**
   * The object that a VCALENDAR is.
   *
   * @param message whether it may have a METHOD
   */
  public static CalendarReading of(CalendarComponent calendar, boolean message) {
    return ObjectRules.check(calendar, message);
  }

  /** The VCALENDAR. */
  public CalendarComponent calendar() {
    return calendar;
  }

  /** Its octets: those that were read, but for what was changed. */
  public byte[] octets() {
    return calendar.octets();
  }

  /** What it is. */
  public CalendarKind kind() {
    return kind;
  }

  /** Its UID. */
  public String uid() {
    return uid;
  }

  /**
   * Whether it is for all who may read its calendar: whether nothing of it has another CLASS than
   * PUBLIC. One that is not known counts as PRIVATE (RFC 5545 §3.8.1.3).
   */
  public boolean isPublic() {
    return parts.stream().map(CalendarPart::classification).allMatch("PUBLIC"::equals);
  }

  /** Whether all instances can be found: whether each of its rules can be walked. */
  public boolean isUnderstood() {
    return series()
        .map(
            series ->
                Stream.concat(series.rules().stream(), series.exceptionRules().stream())
                    .allMatch(RecurrencePattern::isUnderstood))
        .orElse(true);
  }

  /** What a message asks for (METHOD), in capitals; empty of one that is kept. */
  public String method() {
    return calendar.text("METHOD").orElse("").strip().toUpperCase(java.util.Locale.ROOT);
  }

  /** All its components but zones, in order. */
  public List<CalendarPart> parts() {
    return parts;
  }

  /** The one that speaks of the whole; empty when there are only single instances of a series. */
  public Optional<CalendarPart> master() {
    return parts.stream().filter(part -> part.recurrenceId().isEmpty()).findFirst();
  }

  /** Those that speak of single instances. */
  public List<CalendarPart> overrides() {
    return parts.stream().filter(part -> part.recurrenceId().isPresent()).toList();
  }

  /** The one to show of it: its master, or the first. */
  public CalendarPart main() {
    return master().orElseGet(parts::getFirst);
  }

  /** The one that speaks of an instance. */
  public Optional<CalendarPart> override(CalendarTime id) {
    var at = instant(id);
    return overrides().stream()
        .filter(part -> part.recurrenceId().map(this::instant).filter(at::equals).isPresent())
        .findFirst();
  }

  private Instant instant(CalendarTime time) {
    CalendarZone zone = time.zone().isEmpty() ? CalendarZone.UTC : zones.apply(time.zone());
    return zone.instant(time.local());
  }

  /** The zone of a TZID, by its name or by what the object says of it; UTC of one unknown. */
  public ObjectZones zones() {
    return zones;
  }

  /** When it takes place; empty of what has no time: a task without dates. */
  public Optional<EventSeries> series() {
    return SeriesReader.read(this);
  }

  /**
   * Its instances in a span.
   *
   * @param asked where dates and floating times are asked for
   */
  public Expansion instances(TimeSpan span, ZoneId asked, ExpansionLimit limit) {
    return series()
        .map(series -> series.instances(span, zones, CalendarZone.of(asked), limit))
        .orElseGet(() -> new Expansion(List.of(), true));
  }

  /**
   * The name that its series has for an instance by rules and dates, whatever is said of that
   * instance alone.
   *
   * @param id in whichever form it is written
   * @return empty where it has none, or excludes it, or finding that out takes too long
   */
  public Optional<CalendarTime> instance(CalendarTime id) {
    return series().map(EventSeries::beginnings).flatMap(series -> instance(series, id));
  }

  private Optional<CalendarTime> instance(EventSeries series, CalendarTime id) {
    InstanceForm form = new InstanceForm(series.start(), zones);
    Instant at = form.instant(id);
    TimeSpan span = new TimeSpan(at.minusSeconds(1), at.plusSeconds(1));
    return series.instances(span, zones, CalendarZone.UTC, ONE).instances().stream()
        .map(SeriesInstance::id)
        .filter(found -> form.instant(found).equals(at))
        .findFirst();
  }

  /** With each component but zones changed: the same component says that it stays. */
  public CalendarObject withParts(UnaryOperator<CalendarPart> change) {
    return changed(
        calendar.withComponents(
            component ->
                component.is("VTIMEZONE")
                    ? component
                    : change.apply(new CalendarPart(component)).component()));
  }

  /** With a DTSTAMP in each component that has none and is to have one. */
  public CalendarObject stamped(Instant moment) {
    return withParts(
        part ->
            part.isUnstamped()
                ? new CalendarPart(part.component().with(CalendarTime.utc(moment).line("DTSTAMP")))
                : part);
  }

  /** With a component in the place of another of it. */
  public CalendarObject with(CalendarPart old, CalendarPart changed) {
    return withParts(part -> part.component() == old.component() ? changed : part);
  }

  /** With one component more. */
  public CalendarObject plus(CalendarPart part) {
    return changed(calendar.plus(part.component()));
  }

  /** With zones of another that it does not define yet: for components that come from there. */
  public CalendarObject plusZonesOf(CalendarObject other) {
    List<CalendarComponent> missing =
        other.calendar.components("VTIMEZONE").stream()
            .filter(zone -> zones.definition(zone.text("TZID").orElse("")).isEmpty())
            .toList();
    CalendarComponent more = calendar;
    for (CalendarComponent zone : missing) {
      more = more.plus(zone);
    }
    return missing.isEmpty() ? this : changed(more);
  }

  /**
   * Without some of its components.
   *
   * @return empty when none is left
   */
  public Optional<CalendarObject> without(List<CalendarPart> gone) {
    CalendarComponent left =
        calendar.keeping(node -> gone.stream().noneMatch(part -> part.component() == node));
    List<CalendarComponent> components = new ArrayList<>(left.components());
    components.removeIf(component -> component.is("VTIMEZONE"));
    return components.isEmpty() ? Optional.empty() : Optional.of(changed(left));
  }

  /** With the lines of the calendar itself changed: {@code calendar.with(METHOD)}. */
  public CalendarObject withCalendar(UnaryOperator<CalendarComponent> change) {
    return changed(change.apply(calendar));
  }

  private CalendarObject changed(CalendarComponent other) {
    return new CalendarObject(other, kind, uid);
  }
}
