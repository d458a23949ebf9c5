package org.carillon.format.kolab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.icalendar.line.CalendarNode;
import org.carillon.format.icalendar.line.ContentLine;

/** The progress of a task in version 2: a percentage and Outlook's five states. */
record ProgressField() implements KolabField<CalendarNode> {
  private static final String PERCENT = "completed";
  private static final String STATUS = "status";
  private static final Set<String> OWN = Set.of("PERCENT-COMPLETE", "STATUS", "COMPLETED");

  @Override
  public Set<String> names() {
    return Set.of(PERCENT, STATUS);
  }

  @Override
  public boolean owns(CalendarNode node) {
    return node instanceof ContentLine line && OWN.contains(line.name().toUpperCase(Locale.ROOT));
  }

  private static Optional<String> value(List<CalendarNode> object, String property) {
    return object.stream()
        .filter(node -> node instanceof ContentLine line && line.name().equalsIgnoreCase(property))
        .map(node -> ((ContentLine) node).value().strip().toUpperCase(Locale.ROOT))
        .findFirst();
  }

  @Override
  public List<KolabElement> elements(List<CalendarNode> object) {
    String status = value(object, "STATUS").orElse("");
    boolean isDone = status.equals("COMPLETED") || value(object, "COMPLETED").isPresent();
    List<KolabElement> said = new ArrayList<>();
    said.add(
        KolabElement.of(PERCENT, isDone ? "100" : value(object, "PERCENT-COMPLETE").orElse("0")));
    said.add(
        KolabElement.of(
            STATUS,
            isDone
                ? "completed"
                : switch (status) {
                  case "IN-PROCESS" -> "in-progress";
                  case "CANCELLED" -> "deferred";
                  default -> "not-started";
                }));
    return said;
  }

  @Override
  public List<CalendarNode> nodes(KolabElement in, List<CalendarNode> current) {
    List<CalendarNode> made = new ArrayList<>();
    String status =
        switch (in.text(STATUS)) {
          case "completed" -> "COMPLETED";
          case "in-progress", "waiting-on-someone-else" -> "IN-PROCESS";
          default -> "NEEDS-ACTION";
        };
    made.add(ContentLine.of("STATUS", status));
    String percent = in.text(PERCENT);
    if (percent.matches("\\d{1,2}|100")) {
      made.add(ContentLine.of("PERCENT-COMPLETE", percent));
    }
    if (status.equals("COMPLETED")) {
      current.stream()
          .filter(node -> node instanceof ContentLine line && line.name().equals("COMPLETED"))
          .findFirst()
          .ifPresent(made::add);
    }
    return made;
  }
}
