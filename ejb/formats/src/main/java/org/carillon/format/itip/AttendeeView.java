package org.carillon.format.itip;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;

/** The part of a meeting that one attendee is told about (RFC 6638 §3.2.6). */
public final class AttendeeView {
  /** The extension properties of other vendors that attendees are told. */
  private static final Set<String> SHARED =
      Set.of(
          "X-ALT-DESC",
          "X-APPLE-STRUCTURED-LOCATION",
          "X-APPLE-TRAVEL-ADVISORY-BEHAVIOR",
          "X-GOOGLE-CONFERENCE",
          "X-MICROSOFT-CDO-BUSYSTATUS",
          "X-MICROSOFT-CDO-ALLDAYEVENT",
          "X-MICROSOFT-SKYPETEAMSMEETINGURL");

  /** The properties whose change tells attendees nothing new. */
  private static final Set<String> UNTOLD =
      Set.of("DTSTAMP", "LAST-MODIFIED", "CREATED", "SEQUENCE");

  /** The properties that an e-mail has no words for, and that guests need not act on. */
  private static final Set<String> UNSPOKEN =
      Set.of(
          "CATEGORIES",
          "CLASS",
          "COLOR",
          "PRIORITY",
          "TRANSP",
          "X-APPLE-TRAVEL-ADVISORY-BEHAVIOR",
          "X-MICROSOFT-CDO-BUSYSTATUS");

  private static final Set<String> ENDS = Set.of("DTEND", "DURATION", "DUE");

  /** Values that mean the same as no property (RFC 5545 §3.8.1.3, §3.8.1.9, §3.8.2.7). */
  private static final Map<String, String> USUAL =
      Map.of("CLASS", "PUBLIC", "PRIORITY", "0", "TRANSP", "OPAQUE");

  private AttendeeView() {}

  /** Returns what an attendee is told; empty if invited to nothing that takes place. */
  public static Optional<Meeting> of(Meeting meeting, String attendee) {
    Set<String> who = Set.of(attendee);
    Map<InstanceId, CalendarComponent> parts = new LinkedHashMap<>();
    CalendarComponent master = meeting.master().orElse(null);
    if (master != null && Meeting.isCancelled(master)) {
      return Optional.empty();
    }
    boolean isInSeries = master != null && CalendarUsers.attendee(master, who).isPresent();
    CalendarComponent series = master;
    for (Map.Entry<InstanceId, CalendarComponent> each : meeting.parts().entrySet()) {
      CalendarComponent part = each.getValue();
      if (each.getKey().isMaster()) {
        continue;
      }
      if (CalendarUsers.attendee(part, who).isPresent() && !Meeting.isCancelled(part)) {
        parts.put(each.getKey(), told(part));
      } else if (isInSeries) {
        series = SeriesParts.excluding(series, part.first("RECURRENCE-ID").orElseThrow());
      }
    }
    if (isInSeries) {
      parts.put(InstanceId.MASTER, told(series));
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(meeting.with(parts));
  }

  /** Returns whether an attendee of the series is now invited only to single instances. */
  public static boolean leavesSeries(Meeting before, Meeting after) {
    return before.master().isPresent() && after.master().isEmpty();
  }

  private static CalendarComponent told(CalendarComponent part) {
    return part.keeping(
            node ->
                switch (node) {
                  case CalendarComponent inner -> !inner.is("VALARM");
                  case ContentLine line ->
                      !line.name().startsWith("X-") || SHARED.contains(line.name());
                })
        .withLines(
            line ->
                line.name().equals("ATTENDEE") || line.name().equals("ORGANIZER")
                    ? ItipMessages.told(line)
                    : line);
  }

  /**
   * Returns what an attendee would learn from a view. Two views with equal fingerprints tell the
   * same. An instance that does not differ from its series adds nothing to the fingerprint: its
   * part exists only because somebody answered for that instance.
   */
  public static Set<String> fingerprint(Meeting view) {
    Set<String> all = new TreeSet<>();
    view.parts()
        .forEach(
            (id, part) -> {
              Set<String> said = said(part);
              if (id.isMaster() || !said.equals(view.master().map(of(part)).orElse(null))) {
                said.forEach(line -> all.add(id.text() + " " + line));
              }
            });
    return all;
  }

  /** Returns whether the views differ in a property that an e-mail has words for. */
  static boolean differInWords(Meeting before, Meeting after) {
    return !fingerprint(spoken(before)).equals(fingerprint(spoken(after)));
  }

  private static Meeting spoken(Meeting view) {
    Map<InstanceId, CalendarComponent> parts = new LinkedHashMap<>();
    view.parts()
        .forEach((id, part) -> parts.put(id, part.without(UNSPOKEN.toArray(String[]::new))));
    return view.with(parts);
  }

  /**
   * Returns the part of an earlier view for the same instance, or for the whole series, as {@code
   * part} of a later one. An instance without a part of its own is taken from the series.
   */
  public static Optional<CalendarComponent> earlier(Meeting view, CalendarComponent part) {
    return Optional.ofNullable(view.parts().get(InstanceId.of(part)))
        .or(
            () ->
                part.first("RECURRENCE-ID")
                    .flatMap(id -> view.master().map(series -> SeriesParts.instance(series, id))));
  }

  /** Returns whether two parts begin or end at different times of their days. */
  public static boolean areAtOtherTimes(CalendarComponent one, CalendarComponent other) {
    return SeriesParts.isRescheduled(SeriesParts.once(one), SeriesParts.once(other));
  }

  /** Returns whether two parts tell an attendee the same. */
  public static boolean tellTheSame(CalendarComponent one, CalendarComponent other) {
    return said(one).equals(said(other));
  }

  /** Returns whether an instance is as in its series, apart from an attendee's own properties. */
  static boolean isOfSeries(CalendarComponent part, CalendarComponent series, Set<String> own) {
    CalendarComponent instance =
        SeriesParts.instance(series, part.first("RECURRENCE-ID").orElseThrow());
    return said(bare(part, own)).equals(said(bare(instance, own)));
  }

  private static CalendarComponent bare(CalendarComponent part, Set<String> own) {
    return told(part)
        .keeping(
            node ->
                !(node instanceof ContentLine line)
                    || !own.contains(line.name()) && !line.name().equals("COMMENT"));
  }

  /** Returns a function from a series to what it tells about the instance of {@code part}. */
  private static Function<CalendarComponent, Set<String>> of(CalendarComponent part) {
    return series -> said(SeriesParts.instance(series, part.first("RECURRENCE-ID").orElseThrow()));
  }

  private static Set<String> said(CalendarComponent part) {
    Set<String> said = new TreeSet<>();
    SeriesParts.ending(part).ifPresent(said::add);
    for (ContentLine line : part.lines()) {
      if (!UNTOLD.contains(line.name()) && !ENDS.contains(line.name()) && !isUsual(line)) {
        said.add(plain(line));
      }
    }
    for (CalendarComponent inner : part.components()) {
      said.add(inner.toString());
    }
    return said;
  }

  private static boolean isUsual(ContentLine line) {
    return line.value().strip().equalsIgnoreCase(USUAL.get(line.name()));
  }

  private static String plain(ContentLine line) {
    ContentLine said =
        line.name().equals("ATTENDEE")
            ? line.without("PARTSTAT").without("RSVP").without("DELEGATED-TO").without("SENT-BY")
            : line;
    return said.name() + said.parameters() + said.value();
  }
}
