package org.carillon.format.kolab;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.icalendar.line.CalendarNode;
import org.carillon.format.icalendar.line.ContentLine;

/** The effect of an event on free/busy in version 2, with Outlook's four values. */
record AvailabilityField() implements KolabField<CalendarNode> {
  private static final String ELEMENT = "show-time-as";
  private static final String MICROSOFT = "X-MICROSOFT-CDO-BUSYSTATUS";

  @Override
  public Set<String> names() {
    return Set.of(ELEMENT);
  }

  @Override
  public boolean owns(CalendarNode node) {
    return node instanceof ContentLine line
        && (line.name().equalsIgnoreCase("TRANSP") || line.name().equalsIgnoreCase(MICROSOFT));
  }

  private static Optional<String> value(List<CalendarNode> object, String property) {
    return object.stream()
        .filter(node -> node instanceof ContentLine line && line.name().equalsIgnoreCase(property))
        .map(node -> ((ContentLine) node).value().strip().toUpperCase(Locale.ROOT))
        .findFirst();
  }

  @Override
  public List<KolabElement> elements(List<CalendarNode> object) {
    boolean isFree = value(object, "TRANSP").filter("TRANSPARENT"::equals).isPresent();
    String said =
        switch (value(object, MICROSOFT).orElse("")) {
          case "TENTATIVE" -> "tentative";
          case "OOF" -> "outofoffice";
          default -> isFree ? "free" : "busy";
        };
    return List.of(KolabElement.of(ELEMENT, isFree ? "free" : said));
  }

  @Override
  public List<CalendarNode> nodes(KolabElement in, List<CalendarNode> current) {
    return switch (in.text(ELEMENT)) {
      case "free" -> List.of(ContentLine.of("TRANSP", "TRANSPARENT"));
      case "tentative" -> List.of(ContentLine.of(MICROSOFT, "TENTATIVE"));
      case "outofoffice" -> List.of(ContentLine.of(MICROSOFT, "OOF"));
      default -> List.of();
    };
  }
}
