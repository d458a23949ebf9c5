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
import org.carillon.format.icalendar.render.ObjectVeil;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarZone;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.format.icalendar.time.ZoneNames;

/**
 * What is to be known of an object to find and show it, and to say when it takes place, without
 * reading it.
 *
 * @param kind what it is
 * @param uid its UID
 * @param title its SUMMARY, shortened at 200 characters
 * @param location its LOCATION, shortened at 200 characters
 * @param categories the first {@value #MOST_CATEGORIES} words that it is filed under
 * @param organizer the organizer's mail address; empty of what is no meeting
 * @param attendees the first {@value #MOST_ATTENDEES} who are invited
 * @param answers what is answered otherwise for single instances, and who else than the first
 *     attendees declined: at most {@value #MOST_ANSWERS}
 * @param attendeeCount how many are invited
 * @param status its STATUS; empty when it tells none
 * @param classification its CLASS; where its components differ, one that is not public
 * @param percent how much of a task is done (PERCENT-COMPLETE); 0 when it does not tell
 * @param alarms whether it has alarms
 * @param sequence its SEQUENCE
 * @param series when it takes place; empty of what has no time
 * @param task a task's times
 * @param zones the VTIMEZONEs of zones that have no known name
 * @param first where dates and floating times are read in UTC, when the first instance begins
 * @param last likewise, when the last one ends; {@link Instant#MAX} when none is the last
 */
public record CalendarSummary(
    CalendarKind kind,
    String uid,
    String title,
    String location,
    List<String> categories,
    String organizer,
    List<SummaryUser> attendees,
    List<InstanceAnswer> answers,
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
  /** What {@link #encode} writes; another number can't be read by it. */
  public static final int VERSION = 4;

  static final int MOST_ATTENDEES = 100;
  static final int MOST_ANSWERS = 100;
  static final int MOST_CATEGORIES = 10;
  private static final int LONGEST = 200;
  private static final int LARGEST_ZONE = 20_000;
  private static final int MOST_ZONES = 20;
  private static final String PUBLIC = "PUBLIC";

  /** Between the first place on earth where a day begins and the last, in seconds. */
  private static final long AROUND_THE_EARTH = 18L * 3600;

  private static final ExpansionLimit TO_THE_END = new ExpansionLimit(5_000, 20_000);

  /** Keeps a copy. */
  public CalendarSummary {
    attendees = List.copyOf(attendees);
    answers = List.copyOf(answers);
    categories = List.copyOf(categories);
  }

  /** Of an object. */
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

  private static List<InstanceAnswer> answers(CalendarObject object, List<CalendarUser> all) {
    Map<String, String> whole = new HashMap<>();
    all.forEach(user -> whole.putIfAbsent(user.mail(), user.participation()));
    Stream<InstanceAnswer> others =
        all.stream()
            .skip(MOST_ATTENDEES)
            .filter(user -> user.participation().equals("DECLINED"))
            .map(user -> new InstanceAnswer(-1, shortened(user)));
    List<CalendarPart> overrides = object.overrides();
    Stream<InstanceAnswer> single =
        IntStream.range(0, overrides.size())
            .boxed()
            .flatMap(
                i ->
                    overrides.get(i).attendees().stream()
                        .filter(user -> !user.participation().equals(whole.get(user.mail())))
                        .map(user -> new InstanceAnswer(i, shortened(user))));
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

  /** Whether it is for all who may read its calendar, as {@link CalendarObject#isPublic}. */
  public boolean isPublic() {
    return classification.equals(PUBLIC);
  }

  /** What those may know for whom it is not: when somebody is busy. */
  public CalendarSummary veiled() {
    return new CalendarSummary(
        kind,
        uid,
        ObjectVeil.TITLE,
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

  /** Whether it is no event, or one of which an instance at least is busy time. */
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

  /** Whether it takes somebody's time: not where that person declined all of it. */
  public boolean takesTimeOf(String address) {
    boolean isDeclined =
        attendees.stream().anyMatch(one -> one.mail().equalsIgnoreCase(address) && isDeclined(one));
    return takesTime()
        && (!isDeclined
            || answers.stream()
                .map(InstanceAnswer::user)
                .anyMatch(one -> one.mail().equalsIgnoreCase(address) && !isDeclined(one)));
  }

  private static boolean isDeclined(SummaryUser user) {
    return user.participation().equals("DECLINED");
  }

  /**
   * What those may know who are told only when somebody is busy: nothing else of it.
   *
   * @param shown the UID that it is shown under
   */
  public CalendarSummary times(String shown) {
    return new CalendarSummary(
        kind,
        shown,
        ObjectVeil.TITLE,
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
            // One that is larger says more than a zone, and counts as UTC.
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

  /** Whether it has more instances than one. */
  public boolean recurs() {
    return series.map(EventSeries::recurs).orElse(false);
  }

  /** Within which time all its instances lie, wherever on earth its dates are read. */
  public TimeSpan bounds() {
    return new TimeSpan(
        first.equals(Instant.MIN) ? first : first.minusSeconds(AROUND_THE_EARTH),
        last.equals(Instant.MAX) ? last : last.plusSeconds(AROUND_THE_EARTH));
  }

  /** Whether it may have an instance in a span; that it has none is sure. */
  public boolean mayOverlap(TimeSpan span) {
    TimeSpan bounds = bounds();
    return !bounds.to().isBefore(span.from()) && bounds.from().isBefore(span.to());
  }

  /** Its instances in a span, as {@link CalendarObject#instances}. */
  public Expansion instances(TimeSpan span, ZoneId asked, ExpansionLimit limit) {
    return series.isEmpty() || !mayOverlap(span)
        ? new Expansion(List.of(), true)
        : series.get().instances(span, zones, CalendarZone.of(asked), limit);
  }

  /** Whether a time range of CalDAV matches it (RFC 4791 §9.9). */
  public boolean overlaps(TimeSpan span, ZoneId asked) {
    return TimeRangeTable.matches(this, span, asked);
  }

  /** Its octets, for {@link #decode}. */
  public byte[] encode() {
    return CalendarSummaryCodec.encode(this);
  }

  /**
   * What {@link #encode} wrote.
   *
   * @throws IllegalArgumentException when it is something else
   */
  public static CalendarSummary decode(byte[] octets) {
    return CalendarSummaryCodec.decode(octets);
  }
}
