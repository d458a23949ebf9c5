package org.carillon.format.kolab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.icalendar.line.CalendarNode;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.time.CalendarDuration;
import org.carillon.format.icalendar.time.CalendarTime;

/**
 * The start and the end or due date in version 2, in UTC or as days. The end is the last day
 * itself, while iCalendar's DTEND is the day after.
 *
 * @param end the property: DTEND or DUE; empty for an object with only a start
 */
record StartEndField(String end) implements KolabField<CalendarNode> {
  private static final Set<String> OWN = Set.of("DTSTART", "DURATION");

  private String endElement() {
    return end.equals("DUE") ? "due-date" : "end-date";
  }

  @Override
  public Set<String> names() {
    return end.isEmpty() ? Set.of("start-date") : Set.of("start-date", endElement());
  }

  @Override
  public boolean owns(CalendarNode node) {
    return node instanceof ContentLine line
        && (OWN.contains(line.name().toUpperCase(Locale.ROOT))
            || line.name().equalsIgnoreCase(end));
  }

  @Override
  public List<KolabElement> elements(List<CalendarNode> object) {
    List<KolabElement> made = new ArrayList<>();
    Optional<CalendarTime> start = time(object, "DTSTART");
    start.ifPresent(
        time -> made.add(KolabElement.of("start-date", KolabTimes.write(KolabTimes.utc(time)))));
    if (end.isEmpty()) {
      return made;
    }
    time(object, end)
        .or(() -> start.flatMap(time -> after(time, object)))
        .or(() -> start.filter(time -> time.isDate() && !isDue()).map(StartEndField::dayAfter))
        .map(this::said)
        .ifPresent(
            time ->
                made.add(KolabElement.of(endElement(), KolabTimes.write(KolabTimes.utc(time)))));
    return made;
  }

  private boolean isDue() {
    return end.equals("DUE");
  }

  private static CalendarTime dayAfter(CalendarTime day) {
    return day.at(day.local().plusDays(1));
  }

  private CalendarTime said(CalendarTime time) {
    return time.isDate() && !isDue() ? time.at(time.local().minusDays(1)) : time;
  }

  private static Optional<CalendarTime> after(CalendarTime start, List<CalendarNode> object) {
    return object.stream()
        .filter(node -> node instanceof ContentLine line && line.name().equals("DURATION"))
        .flatMap(node -> CalendarDuration.parse(((ContentLine) node).value()).stream())
        .findFirst()
        .map(
            duration ->
                start.at(duration.daysAfter(start.local()).plusSeconds(duration.seconds())));
  }

  static Optional<CalendarTime> time(List<CalendarNode> object, String property) {
    return object.stream()
        .filter(node -> node instanceof ContentLine line && line.name().equalsIgnoreCase(property))
        .flatMap(node -> CalendarTime.of((ContentLine) node).stream())
        .findFirst();
  }

  @Override
  public List<CalendarNode> nodes(KolabElement in, List<CalendarNode> current) {
    Optional<CalendarTime> model = time(current, "DTSTART").or(() -> time(current, end));
    List<CalendarNode> made = new ArrayList<>();
    KolabTimes.read(in.text("start-date"), "")
        .map(time -> KolabTimes.like(time, model))
        .ifPresent(time -> made.add(time.line("DTSTART")));
    KolabTimes.read(end.isEmpty() ? "" : in.text(endElement()), "")
        .map(time -> KolabTimes.like(time, model))
        .map(time -> time.isDate() && !isDue() ? dayAfter(time) : time)
        .ifPresent(time -> made.add(time.line(end)));
    return made;
  }
}
