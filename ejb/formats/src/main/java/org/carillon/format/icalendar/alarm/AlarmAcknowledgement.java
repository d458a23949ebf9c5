package org.carillon.format.icalendar.alarm;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.CalendarNode;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.LineParameter;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.TimeSpan;

/** Acknowledges alarms for all the user's programs (RFC 9074 §6), and snoozes one (§7). */
public final class AlarmAcknowledgement {
  private static final String ALARM = "VALARM";

  private AlarmAcknowledgement() {}

  /**
   * Returns the object with all alarms acknowledged that rang up to {@code now}.
   *
   * @param since the time from which on they rang
   * @param again the time at which the latest of them rings again; empty for never
   * @return empty if none rang
   */
  public static Optional<CalendarObject> of(
      CalendarObject object, Instant since, Instant now, ZoneId zone, Optional<Instant> again) {
    List<AlarmRing> rang =
        PendingAlarms.between(object, new TimeSpan(since, now.plusMillis(1)), zone);
    if (rang.isEmpty()) {
      return Optional.empty();
    }
    Set<CalendarComponent> alarms = new HashSet<>();
    rang.forEach(one -> alarms.add(one.alarm()));
    AlarmRing latest = rang.getLast();
    CalendarComponent series = object.main().component();
    return Optional.of(
        object.withParts(
            part -> {
              CalendarPart heard =
                  part.component() == latest.part().component()
                      ? heard(part, alarms, now, again.map(at -> new Again(latest.alarm(), at)))
                      : heard(part, alarms, now, Optional.empty());
              return part.component() == series
                  ? new CalendarPart(
                      ThunderbirdAlarmProperties.heard(heard.component(), now, latest, again))
                  : heard;
            }));
  }

  /** A snoozed alarm and the time at which it rings again. */
  private record Again(CalendarComponent alarm, Instant at) {}

  private static CalendarPart heard(
      CalendarPart part, Set<CalendarComponent> alarms, Instant now, Optional<Again> again) {
    String origin = again.map(one -> origin(one.alarm())).orElse("");
    List<CalendarNode> nodes = new ArrayList<>();
    for (CalendarNode node : part.component().nodes()) {
      boolean isHeard =
          node instanceof CalendarComponent alarm && alarm.is(ALARM) && alarms.contains(alarm);
      if (!isHeard) {
        nodes.add(node);
      } else if (!isSnooze((CalendarComponent) node)) {
        nodes.add(heard((CalendarComponent) node, now, again, origin));
      }
    }
    again.ifPresent(one -> nodes.add(snoozed(one, origin)));
    return new CalendarPart(CalendarComponent.of(part.component().name(), nodes));
  }

  private static CalendarComponent heard(
      CalendarComponent alarm, Instant now, Optional<Again> again, String origin) {
    CalendarComponent heard =
        alarm.with(CalendarTime.utc(now.truncatedTo(ChronoUnit.SECONDS)).line("ACKNOWLEDGED"));
    boolean isOrigin = again.filter(one -> one.alarm().equals(alarm)).isPresent();
    return isOrigin ? heard.with(ContentLine.text("UID", origin)) : heard;
  }

  /** Returns the UID that a snoozed alarm refers to: that of the alarm that was snoozed first. */
  private static String origin(CalendarComponent alarm) {
    return alarm
        .first("RELATED-TO")
        .filter(_ -> isSnooze(alarm))
        .map(ContentLine::text)
        .or(() -> alarm.text("UID").filter(uid -> !uid.isBlank()))
        .orElseGet(() -> UUID.randomUUID().toString());
  }

  private static boolean isSnooze(CalendarComponent alarm) {
    return alarm
        .first("RELATED-TO")
        .flatMap(line -> line.parameterValue("RELTYPE"))
        .filter("SNOOZE"::equalsIgnoreCase)
        .isPresent();
  }

  private static CalendarComponent snoozed(Again again, String origin) {
    CalendarComponent alarm = again.alarm();
    List<CalendarNode> nodes = new ArrayList<>();
    nodes.add(ContentLine.text("UID", UUID.randomUUID().toString()));
    nodes.add(
        CalendarTime.utc(again.at().truncatedTo(ChronoUnit.SECONDS))
            .line("TRIGGER")
            .with(new LineParameter("VALUE", List.of("DATE-TIME"))));
    nodes.add(
        ContentLine.text("RELATED-TO", origin)
            .with(new LineParameter("RELTYPE", List.of("SNOOZE"))));
    for (String kept : List.of("ACTION", "DESCRIPTION", "SUMMARY", "ATTENDEE", "ATTACH")) {
      nodes.addAll(alarm.lines(kept));
    }
    return CalendarComponent.of(ALARM, nodes);
  }
}
