package org.carillon.calendar.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.calendar.CalendarLimits;
import org.carillon.calendar.CalendarSettings;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.format.icalendar.CalendarKind;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.format.icalendar.recurrence.EventSeries;
import org.carillon.format.icalendar.recurrence.RecurrencePattern;
import org.carillon.format.icalendar.render.PrivateObjectView;
import org.carillon.format.icalendar.summary.CalendarSummary;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.groupware.GroupwareKind;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.GroupwareSettings;
import org.carillon.groupware.ReadObject;
import org.carillon.settings.Settings;
import org.carillon.store.item.CollectionKind;

/** The kind of the objects of calendars, task lists and journals (RFC 4791 §5.3.2.1). */
@ApplicationScoped
public class CalendarObjects implements GroupwareKind<CalendarSummary> {
  /** Clients put birthdays without a year into 1604. */
  private static final Instant EARLIEST = Instant.parse("1600-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private static final byte[] NOTHING = {};

  private final Settings settings;

  @Inject
  public CalendarObjects(Settings settings) {
    this.settings = settings;
  }

  protected CalendarObjects() {
    this(null);
  }

  CalendarLimits limits() {
    return new CalendarLimits(
        settings.value(GroupwareSettings.OBJECT_OCTETS),
        EARLIEST,
        LATEST,
        settings.value(CalendarSettings.INSTANCES).intValue(),
        settings.value(CalendarSettings.ATTENDEES).intValue());
  }

  @Override
  public Set<CollectionKind> kinds() {
    return Set.of(CollectionKind.CALENDAR, CollectionKind.TASKS, CollectionKind.JOURNAL);
  }

  @Override
  public Set<String> mediaTypes() {
    return Set.of("text/calendar", "text/x-vcalendar");
  }

  @Override
  public String extension() {
    return ".ics";
  }

  @Override
  public int version() {
    return CalendarSummary.VERSION;
  }

  @Override
  public CalendarSummary decode(byte[] summary) {
    return CalendarSummary.decode(summary);
  }

  /** Returns the span of an event. Tasks are found by more than their time (RFC 4791 §9.9). */
  @Override
  public Optional<TimeSpan> span(CalendarSummary summary) {
    return summary.kind() == CalendarKind.VEVENT && summary.series().isPresent()
        ? Optional.of(summary.bounds())
        : Optional.empty();
  }

  @Override
  public Optional<byte[]> redacted(byte[] octets) {
    return switch (CalendarObject.read(octets)) {
      case CalendarParseResult.Read(CalendarObject object) ->
          object.isPublic() ? Optional.empty() : Optional.of(PrivateObjectView.of(object));
      // The object may be private, since it cannot be read.
      case CalendarParseResult.Unusable _ -> Optional.of(NOTHING.clone());
    };
  }

  @Override
  public Optional<CalendarSummary> redactedSummary(CalendarSummary summary) {
    return summary.isPublic() ? Optional.empty() : Optional.of(summary.redacted());
  }

  @Override
  public Optional<byte[]> times(byte[] octets, String uid, String owner) {
    return CalendarObject.read(octets) instanceof CalendarParseResult.Read(CalendarObject object)
            && CalendarSummary.of(object).takesTimeOf(owner)
        ? Optional.of(PrivateObjectView.timesOf(object, uid))
        : Optional.empty();
  }

  @Override
  public Optional<CalendarSummary> timesSummary(CalendarSummary summary, String uid, String owner) {
    return summary.takesTimeOf(owner) ? Optional.of(summary.times(uid)) : Optional.empty();
  }

  @Override
  public Answer<ReadObject> read(CollectionKind collection, byte[] octets) {
    return read(collection, CalendarObject.read(octets));
  }

  /**
   * Rejects an object without DTSTAMP if it must have one, as Cyrus' server (icalrestriction) and
   * Apple's (pycalendar) do. An object that does not come from a client gets one ({@link
   * CalendarObject#stamped}).
   */
  @Override
  public Answer<ReadObject> taken(CollectionKind collection, byte[] octets) {
    return read(collection, CalendarObject.readNew(octets));
  }

  private Answer<ReadObject> read(CollectionKind collection, CalendarParseResult reading) {
    return switch (reading) {
      case CalendarParseResult.Unusable(var fault, String detail) ->
          invalid(fault.code(), "The calendar object is invalid: " + detail + ".");
      case CalendarParseResult.Read(CalendarObject object) -> read(collection, object);
    };
  }

  private Answer<ReadObject> read(CollectionKind collection, CalendarObject object) {
    if (!components(collection).contains(object.kind())) {
      return invalid(
          "supported-calendar-component",
          "This collection does not accept components of type " + object.kind() + ".");
    }
    CalendarLimits limits = limits();
    for (CalendarPart part : object.parts()) {
      if (part.component().lines("ATTENDEE").size() > limits.attendees()) {
        return invalid(
            "max-attendees-per-instance",
            "At most " + limits.attendees() + " attendees are allowed.");
      }
    }
    if (object.series().map(series -> isTooMany(series, limits.instances())).orElse(false)) {
      return invalid(
          "max-instances", "An event can have at most " + limits.instances() + " instances.");
    }
    CalendarSummary summary = CalendarSummary.of(object);
    if (!summary.first().equals(Instant.MIN) && summary.first().isBefore(limits.earliest())) {
      return invalid("min-date-time", "The start is too early for this calendar.");
    }
    if (!summary.last().equals(Instant.MAX) && summary.last().isAfter(limits.latest())) {
      return invalid("max-date-time", "The end is too late for this calendar.");
    }
    return new Answer.Done<>(
        new ReadObject(
            object.uid(),
            "text/calendar; charset=utf-8; component=" + object.kind(),
            summary.encode(),
            EventMessageText.of(object)));
  }

  private static boolean isTooMany(EventSeries series, int most) {
    return series.dates().size() + series.overrides().size() > most
        || series.exceptions().size() > most
        || series.rules().stream()
            .map(RecurrencePattern::count)
            .flatMap(Optional::stream)
            .anyMatch(count -> count > most);
  }

  /** Returns the components that a collection of a kind accepts. */
  public static Set<CalendarKind> components(CollectionKind collection) {
    return switch (collection) {
      case CALENDAR ->
          Set.of(CalendarKind.VEVENT, CalendarKind.VFREEBUSY, CalendarKind.VAVAILABILITY);
      case TASKS -> Set.of(CalendarKind.VTODO);
      case JOURNAL -> Set.of(CalendarKind.VJOURNAL);
      case MAIL, CONTACTS, NOTES, FILES, CHAT -> Set.of();
    };
  }

  private static Answer<ReadObject> invalid(String code, String message) {
    return Answer.failed(
        new Failure.Invalid(GroupwareObjects.OBJECT, code.toLowerCase(Locale.ROOT), message));
  }
}
