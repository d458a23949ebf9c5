package org.carillon.format.icalendar.summary;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carillon.format.icalendar.CalendarKind;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.format.icalendar.CalendarUser;
import org.carillon.format.icalendar.ObjectZones;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentText;
import org.carillon.format.icalendar.recurrence.EventSeries;
import org.carillon.format.icalendar.recurrence.Expansion;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.recurrence.SeriesDate;
import org.carillon.format.icalendar.recurrence.SeriesInstance;
import org.carillon.format.icalendar.recurrence.SeriesOverride;
import org.carillon.format.icalendar.recurrence.SeriesTransparency;
import org.carillon.format.icalendar.render.PrivateObjectView;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarZone;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.format.icalendar.time.ZoneNames;

/**
 * The data of an object that is needed to find it, show it and compute its times without reading
 * it.
 *
 * @param kind the kind of the object
 * @param uid the UID
 * @param title the SUMMARY, cut to 200 characters
 * @param location the LOCATION, cut to 200 characters
 * @param categories the first {@value #MOST_CATEGORIES} categories
 * @param organizer the organizer's mail address; empty if this is not a meeting
 * @param attendees the first {@value #MOST_ATTENDEES} attendees
 * @param answers the replies for single instances that differ, and the attendees beyond the first
 *     ones who declined: at most {@value #MOST_ANSWERS}
 * @param attendeeCount the number of attendees
 * @param status the STATUS; empty if there is none
 * @param classification the CLASS; if the components differ, one that is not public
 * @param percent the PERCENT-COMPLETE of a task; 0 if there is none
 * @param alarms true if there are alarms
 * @param sequence the SEQUENCE
 * @param series the times at which it takes place; empty if there are none
 * @param task the times of a task
 * @param zones the VTIMEZONEs of zones whose name is unknown
 * @param first the start of the first instance, with dates and floating times read in UTC
 * @param last the end of the last instance, read in the same way; {@link Instant#MAX} if the series
 *     does not end
 */
public record CalendarSummary(
    CalendarKind kind,
    String uid,
    String title,
    String location,
    List<String> categories,
    String organizer,
    List<SummaryUser> attendees,
    List<InstanceReply> answers,
    int attendeeCount,
    String status,
    String classification,
    int percent,
    boolean alarms,
    int sequence,
    Optional<EventSeries> series,
    TaskTimes task,
    ObjectZones zones,
    Instant first,
    Instant last) {
  /** The version of the format that {@link #encode} writes. Other versions can't be read. */
  public static final int VERSION = 4;

  static final int MOST_ATTENDEES = 100;
  static final int MOST_ANSWERS = 100;
  static final int MOST_CATEGORIES = 10;
  private static final int LONGEST = 200;
  private static final int LARGEST_ZONE = 20_000;
  private static final int MOST_ZONES = 20;
  private static final String PUBLIC = "PUBLIC";

  /** The maximum offset from UTC at which a day may begin somewhere on earth, in seconds. */
  private static final long AROUND_THE_EARTH = 18L * 3600;

  private static final ExpansionLimit TO_THE_END = new ExpansionLimit(5_000, 20_000);

  public CalendarSummary {
    attendees = List.copyOf(attendees);
    answers = List.copyOf(answers);
    categories = List.copyOf(categories);
  }

  public static CalendarSummary of(CalendarObject object) {
    CalendarPart main = object.main();
    Optional<EventSeries> series = object.series();
    List<CalendarUser> attendees = main.attendees();
    Expansion all =
        series
            .filter(times -> !times.isEndless())
            .map(
                times ->
                    times.instances(TimeSpan.ALWAYS, object.zones(), CalendarZone.UTC, TO_THE_END))
            .orElseGet(() -> new Expansion(List.of(), series.isEmpty()));
    Instant last =
        all.complete()
            ? all.instances().stream()
                .map(SeriesInstance::to)
                .max(Instant::compareTo)
                .orElse(Instant.MIN)
            : Instant.MAX;
    return new CalendarSummary(
        object.kind(),
        object.uid(),
        shortened(main.summary()),
        shortened(main.text("LOCATION")),
        categories(main),
        shortened(main.organizer().map(CalendarUser::mail).orElse("")),
        attendees.stream().limit(MOST_ATTENDEES).map(CalendarSummary::shortened).toList(),
        answers(object, attendees),
        attendees.size(),
        shortened(main.status()),
        shortened(classification(object, main)),
        percent(main),
        object.parts().stream().anyMatch(part -> !part.component().components("VALARM").isEmpty()),
        main.sequence(),
        series,
        object.kind() == CalendarKind.VTODO
            ? new TaskTimes(
                main.time("DTSTART").isPresent(),
                main.end().isPresent() || main.duration().isPresent(),
                main.instant("COMPLETED"),
                main.instant("CREATED"))
            : TaskTimes.NONE,
        unknownZones(object, series),
        first(object, series),
        last);
  }

  private static SummaryUser shortened(CalendarUser user) {
    return new SummaryUser(shortened(user.mail()), shortened(user.participation()));
  }

  private static List<InstanceReply> answers(CalendarObject object, List<CalendarUser> all) {
    Map<String, String> whole = new HashMap<>();
    all.forEach(user -> whole.putIfAbsent(user.mail(), user.participation()));
    Stream<InstanceReply> others =
        all.stream()
            .skip(MOST_ATTENDEES)
            .filter(user -> user.participation().equals("DECLINED"))
            .map(user -> new InstanceReply(-1, shortened(user)));
    List<CalendarPart> overrides = object.overrides();
    Stream<InstanceReply> single =
        IntStream.range(0, overrides.size())
            .boxed()
            .flatMap(
                i ->
                    overrides.get(i).attendees().stream()
                        .filter(user -> !user.participation().equals(whole.get(user.mail())))
                        .map(user -> new InstanceReply(i, shortened(user))));
    return Stream.concat(single, others).limit(MOST_ANSWERS).toList();
  }

  private static List<String> categories(CalendarPart main) {
    return main.component().lines("CATEGORIES").stream()
        .flatMap(line -> ContentText.list(line.value()).stream())
        .map(ContentText::unescape)
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .map(CalendarSummary::shortened)
        .distinct()
        .limit(MOST_CATEGORIES)
        .toList();
  }

  private static String classification(CalendarObject object, CalendarPart main) {
    return object.parts().stream()
        .map(CalendarPart::classification)
        .filter(one -> !one.equals(PUBLIC))
        .findFirst()
        .orElseGet(main::classification);
  }

  /** Returns whether all readers may see the object, as {@link CalendarObject#isPublic}. */
  public boolean isPublic() {
    return classification.equals(PUBLIC);
  }

  /** Returns the summary for users who may not see the object: only when the owner is busy. */
  public CalendarSummary redacted() {
    return new CalendarSummary(
        kind,
        uid,
        PrivateObjectView.TITLE,
        "",
        List.of(),
        "",
        List.of(),
        List.of(),
        0,
        status,
        classification,
        0,
        false,
        sequence,
        series,
        task,
        zones,
        first,
        last);
  }

  /** Returns whether the object is not an event, or is an event with at least one busy instance. */
  public boolean takesTime() {
    return kind != CalendarKind.VEVENT
        || series
            .filter(
                times ->
                    times.hasMaster() && times.transparency() != SeriesTransparency.FREE
                        || times.overrides().stream()
                            .anyMatch(one -> one.transparency() != SeriesTransparency.FREE))
            .isPresent();
  }

  /** Returns whether the object takes a person's time, unless all instances are declined. */
  public boolean takesTimeOf(String address) {
    boolean isDeclined =
        attendees.stream().anyMatch(one -> one.mail().equalsIgnoreCase(address) && isDeclined(one));
    return takesTime()
        && (!isDeclined
            || answers.stream()
                .map(InstanceReply::user)
                .anyMatch(one -> one.mail().equalsIgnoreCase(address) && !isDeclined(one)));
  }

  private static boolean isDeclined(SummaryUser user) {
    return user.participation().equals("DECLINED");
  }

  /** Returns the summary for users with free/busy access only: the times, and a UID. */
  public CalendarSummary times(String shown) {
    return new CalendarSummary(
        kind,
        shown,
        PrivateObjectView.TITLE,
        "",
        List.of(),
        "",
        List.of(),
        List.of(),
        0,
        status.equals("TENTATIVE") || status.equals("CANCELLED") ? status : "",
        PUBLIC,
        0,
        false,
        0,
        series,
        task,
        zones,
        first,
        last);
  }

  private static Instant first(CalendarObject object, Optional<EventSeries> series) {
    if (series.isEmpty()) {
      return Instant.MIN;
    }
    List<Instant> starts = new ArrayList<>();
    if (series.get().hasMaster()) {
      starts.add(instant(object, series.get().start()));
      series.get().dates().forEach(date -> starts.add(instant(object, date.start())));
    }
    series.get().overrides().forEach(override -> starts.add(instant(object, override.start())));
    return starts.stream().min(Instant::compareTo).orElse(Instant.MIN);
  }

  private static Instant instant(CalendarObject object, CalendarTime time) {
    CalendarZone zone =
        time.zone().isEmpty() ? CalendarZone.UTC : object.zones().apply(time.zone());
    return zone.instant(time.local());
  }

  private static ObjectZones unknownZones(CalendarObject object, Optional<EventSeries> series) {
    List<CalendarComponent> unknown =
        series.stream()
            .flatMap(CalendarSummary::zoneNames)
            .distinct()
            .filter(tzid -> ZoneNames.find(tzid).isEmpty())
            .flatMap(tzid -> object.zones().definition(tzid).stream())
            // A larger definition contains more than a zone, and is read as UTC.
            .filter(zone -> zone.octets().length <= LARGEST_ZONE)
            .limit(MOST_ZONES)
            .toList();
    return new ObjectZones(unknown);
  }

  private static Stream<String> zoneNames(EventSeries series) {
    return Stream.of(
            Stream.of(series.start()),
            series.dates().stream().map(SeriesDate::start),
            series.exceptions().stream(),
            series.overrides().stream().map(SeriesOverride::id),
            series.overrides().stream().map(SeriesOverride::start))
        .flatMap(times -> times)
        .map(CalendarTime::zone)
        .filter(zone -> !zone.isEmpty());
  }

  private static int percent(CalendarPart part) {
    try {
      return Math.clamp(Integer.parseInt(part.text("PERCENT-COMPLETE").strip()), 0, 100);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  /** Returns whether the object has more than one instance. */
  public boolean recurs() {
    return series.map(EventSeries::recurs).orElse(false);
  }

  /** Returns the span that contains all instances, in whatever zone the dates are read. */
  public TimeSpan bounds() {
    return new TimeSpan(
        first.equals(Instant.MIN) ? first : first.minusSeconds(AROUND_THE_EARTH),
        last.equals(Instant.MAX) ? last : last.plusSeconds(AROUND_THE_EARTH));
  }

  /** Returns whether the object may have an instance in a span. If false, it has none. */
  public boolean mayOverlap(TimeSpan span) {
    TimeSpan bounds = bounds();
    return !bounds.to().isBefore(span.from()) && bounds.from().isBefore(span.to());
  }

  /** Returns the instances in a span, like {@link CalendarObject#instances}. */
  public Expansion instances(TimeSpan span, ZoneId asked, ExpansionLimit limit) {
    return series.isEmpty() || !mayOverlap(span)
        ? new Expansion(List.of(), true)
        : series.get().instances(span, zones, CalendarZone.of(asked), limit);
  }

  /** Returns whether a time range of CalDAV matches the object (RFC 4791 §9.9). */
  public boolean overlaps(TimeSpan span, ZoneId asked) {
    return TimeRangeTable.matches(this, span, asked);
  }

  /** Returns the encoded form, for {@link #decode}. */
  public byte[] encode() {
    return CalendarSummaryCodec.encode(this);
  }

  /** Decodes the result of {@link #encode}, or throws IllegalArgumentException. */
  public static CalendarSummary decode(byte[] octets) {
    return CalendarSummaryCodec.decode(octets);
  }
}
