package org.carillon.format.kolab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.icalendar.line.CalendarNode;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.LineParameter;

/** The organizer or the attendees, in version 2. */
record PeopleField(String element, String property) implements KolabField<CalendarNode> {
  private static final String MAILTO = "mailto:";

  @Override
  public Set<String> names() {
    return Set.of(element);
  }

  @Override
  public boolean owns(CalendarNode node) {
    return node instanceof ContentLine line && line.name().equalsIgnoreCase(property);
  }

  private boolean attends() {
    return property.equals("ATTENDEE");
  }

  @Override
  public List<KolabElement> elements(List<CalendarNode> object) {
    return object.stream().filter(this::owns).map(node -> element((ContentLine) node)).toList();
  }

  private KolabElement element(ContentLine line) {
    List<KolabElement> said = new ArrayList<>();
    said.add(KolabElement.of("display-name", line.parameterValue("CN").orElse("")));
    said.add(KolabElement.of("smtp-address", address(line.value())));
    if (attends()) {
      String status = line.parameterValue("PARTSTAT").orElse("NEEDS-ACTION");
      said.add(
          KolabElement.of(
              "status",
              switch (status.toUpperCase(Locale.ROOT)) {
                case "ACCEPTED" -> "accepted";
                case "TENTATIVE" -> "tentative";
                case "DECLINED" -> "declined";
                default -> "none";
              }));
      said.add(
          KolabElement.of(
              "request-response",
              line.parameterValue("RSVP").orElse("").equalsIgnoreCase("TRUE") ? "true" : "false"));
      String kind = line.parameterValue("CUTYPE").orElse("").toUpperCase(Locale.ROOT);
      String role = line.parameterValue("ROLE").orElse("").toUpperCase(Locale.ROOT);
      said.add(
          KolabElement.of(
              "role",
              kind.equals("ROOM") || kind.equals("RESOURCE")
                  ? "resource"
                  : role.startsWith("OPT") || role.startsWith("NON") ? "optional" : "required"));
    }
    return KolabElement.of(element, said);
  }

  private static String address(String value) {
    String plain = value.strip();
    return plain.regionMatches(true, 0, MAILTO, 0, MAILTO.length())
        ? plain.substring(MAILTO.length())
        : plain;
  }

  @Override
  public List<CalendarNode> nodes(KolabElement in, List<CalendarNode> current) {
    List<CalendarNode> made = new ArrayList<>();
    for (KolabElement person : in.all(element)) {
      String address = person.text("smtp-address").replaceAll("[\\s<>]", "");
      if (address.isEmpty()) {
        continue;
      }
      Optional<ContentLine> there =
          current.stream()
              .filter(this::owns)
              .map(ContentLine.class::cast)
              .filter(line -> address(line.value()).equalsIgnoreCase(address))
              .findFirst();
      made.add(
          there
              .filter(line -> element(line).equals(person))
              .orElseGet(() -> line(person, address, there)));
    }
    return made;
  }

  private ContentLine line(KolabElement person, String address, Optional<ContentLine> there) {
    ContentLine line =
        there.orElseGet(
            () -> ContentLine.of(property, address.contains("@") ? MAILTO + address : address));
    String name = person.text("display-name");
    line = name.isEmpty() ? line : line.with(new LineParameter("CN", name));
    if (!attends()) {
      return line;
    }
    String status =
        switch (person.text("status")) {
          case "accepted" -> "ACCEPTED";
          case "tentative" -> "TENTATIVE";
          case "declined" -> "DECLINED";
          default -> "NEEDS-ACTION";
        };
    String rsvp = person.text("request-response").equals("true") ? "TRUE" : "FALSE";
    line = line.with(new LineParameter("PARTSTAT", status)).with(new LineParameter("RSVP", rsvp));
    return switch (person.text("role")) {
      case "resource" -> line.with(new LineParameter("CUTYPE", "RESOURCE"));
      case "optional" -> line.with(new LineParameter("ROLE", "OPT-PARTICIPANT"));
      default -> line.with(new LineParameter("ROLE", "REQ-PARTICIPANT"));
    };
  }
}
