package org.carillon.format.itip;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;

/** What of a meeting one attendee is told (RFC 6638 §3.2.6). */
public final class AttendeeView {
  /** Properties of others' making that go along. */
  private static final Set<String> SHARED =
      Set.of(
          "X-ALT-DESC",
          "X-APPLE-STRUCTURED-LOCATION",
          "X-APPLE-TRAVEL-ADVISORY-BEHAVIOR",
          "X-GOOGLE-CONFERENCE",
          "X-MICROSOFT-CDO-BUSYSTATUS",
          "X-MICROSOFT-CDO-ALLDAYEVENT",
          "X-MICROSOFT-SKYPETEAMSMEETINGURL");

  /** What says nothing new of a meeting. */
  private static final Set<String> UNTOLD =
      Set.of("DTSTAMP", "LAST-MODIFIED", "CREATED", "SEQUENCE");

  /** What letters have no words for, and guests do nothing about. */
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

  /** What holds where nothing is said, too (RFC 5545 §3.8.1.3, §3.8.1.9, §3.8.2.7). */
  private static final Map<String, String> USUAL =
      Map.of("CLASS", "PUBLIC", "PRIORITY", "0", "TRANSP", "OPAQUE");

  private AttendeeView() {}

  /** What an attendee is told; empty of one who is invited to nothing that takes place. */
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

  /** Whether somebody had a series, and has single instances of it alone now. */
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
   * What an attendee would learn from it: two that are equal tell the same. An instance that is as
   * the series has it tells nothing: somebody answered for it alone.
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

  /** Whether a letter has words for what a view tells otherwise than an earlier one. */
  static boolean differInWords(Meeting before, Meeting after) {
    return !fingerprint(spoken(before)).equals(fingerprint(spoken(after)));
  }

  private static Meeting spoken(Meeting view) {
    Map<InstanceId, CalendarComponent> parts = new LinkedHashMap<>();
    view.parts()
        .forEach((id, part) -> parts.put(id, part.without(UNSPOKEN.toArray(String[]::new))));
    return view.with(parts);
  }

  /** What a view says of the instance, or the whole, that a part of a later one is of. */
  public static Optional<CalendarComponent> earlier(Meeting view, CalendarComponent part) {
    return Optional.ofNullable(view.parts().get(InstanceId.of(part)))
        .or(
            () ->
                part.first("RECURRENCE-ID")
                    .flatMap(id -> view.master().map(series -> SeriesParts.instance(series, id))));
  }

  /** Whether two parts begin or end at other times, on whatever days they recur. */
  public static boolean areAtOtherTimes(CalendarComponent one, CalendarComponent other) {
    return SeriesParts.isRescheduled(SeriesParts.once(one), SeriesParts.once(other));
  }

  /** Whether two parts tell the same. */
  public static boolean tellTheSame(CalendarComponent one, CalendarComponent other) {
    return said(one).equals(said(other));
  }

  /**
   * Whether an instance is as a series has it, but for answers.
   *
   * @param own the properties that an attendee has of its own
   */
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

  /** What a series says of the instance that a part is of. */
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
