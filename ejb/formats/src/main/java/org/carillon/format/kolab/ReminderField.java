package org.carillon.format.kolab;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.CalendarNode;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.time.CalendarDuration;

/** The only alarm of version 2: minutes before the start. Other alarms stay as they are. */
record ReminderField() implements KolabField<CalendarNode> {
  private static final String ELEMENT = "alarm";
  private static final int SECONDS = 60;
  private static final long MOST_MINUTES = 525_600;

  @Override
  public Set<String> names() {
    return Set.of(ELEMENT);
  }

  @Override
  public boolean owns(CalendarNode node) {
    return minutes(node).isPresent();
  }

  private static Optional<Long> minutes(CalendarNode node) {
    return node instanceof CalendarComponent alarm && alarm.is("VALARM")
        ? alarm
            .first("TRIGGER")
            .filter(line -> line.parameterValue("RELATED").filter("END"::equals).isEmpty())
            .flatMap(line -> CalendarDuration.parse(line.value()))
            .map(before -> -(before.days() * 86_400 + before.seconds()) / SECONDS)
            .filter(minutes -> minutes >= 0)
        : Optional.empty();
  }

  @Override
  public List<KolabElement> elements(List<CalendarNode> object) {
    return object.stream()
        .flatMap(node -> minutes(node).stream())
        .findFirst()
        .map(minutes -> List.of(KolabElement.of(ELEMENT, Long.toString(minutes))))
        .orElse(List.of());
  }

  @Override
  public List<CalendarNode> nodes(KolabElement in, List<CalendarNode> current) {
    String minutes = in.text(ELEMENT);
    if (!minutes.matches("\\d{1,6}") || Long.parseLong(minutes) > MOST_MINUTES) {
      return List.of();
    }
    return List.of(
        CalendarComponent.of(
            "VALARM",
            List.of(
                ContentLine.of("ACTION", "DISPLAY"),
                ContentLine.text(
                    "DESCRIPTION", in.text("summary").isEmpty() ? "-" : in.text("summary")),
                ContentLine.of("TRIGGER", "-PT" + Long.parseLong(minutes) + "M"))));
  }
}
