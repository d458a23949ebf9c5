package org.carillon.format.kolab;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.carillon.format.icalendar.ZoneText;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.CalendarNode;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.kolab.XCalField.Type;

/** Converts events, tasks and journals from and to Kolab 3: xCal in its schema's order. */
final class XCalDocument {
  private static final String NAMESPACE = "urn:ietf:params:xml:ns:icalendar-2.0";
  private static final String PRODUCT = "-//Carillon//Carillon//EN";

  private static final KolabFields<CalendarNode> EVENT =
      fields(
          "dtstart",
          "dtend",
          "duration",
          "transp",
          "rrule",
          "rdate",
          "exdate",
          "recurrence-id",
          "summary",
          "description",
          "comment",
          "priority",
          "status",
          "location",
          "organizer",
          "url",
          "attendee");
  private static final KolabFields<CalendarNode> TASK =
      fields(
          "related-to",
          "dtstart",
          "due",
          "rrule",
          "rdate",
          "exdate",
          "recurrence-id",
          "summary",
          "description",
          "comment",
          "priority",
          "status",
          "percent-complete",
          "location",
          "organizer",
          "url",
          "attendee");
  private static final KolabFields<CalendarNode> JOURNAL =
      fields(
          "related-to",
          "dtstart",
          "summary",
          "description",
          "comment",
          "status",
          "contact",
          "attendee");
  private static final KolabFields<CalendarNode> ALARM =
      new KolabFields<>(
          List.of(
              field("action"),
              field("summary"),
              field("description"),
              field("attendee"),
              field("trigger"),
              field("duration"),
              field("repeat")));

  private XCalDocument() {}

  /** Returns the fields of all kinds, followed by those with the given names. */
  private static KolabFields<CalendarNode> fields(String... names) {
    List<KolabField<CalendarNode>> all =
        new ArrayList<>(
            List.of(
                field("uid"),
                new XCalField("created", Type.TIME, true),
                new XCalField("dtstamp", Type.TIME, true),
                field("sequence"),
                field("class"),
                field("categories")));
    for (String name : names) {
      all.add(field(name));
    }
    return new KolabFields<>(List.copyOf(all));
  }

  private static XCalField field(String name) {
    Type type =
        switch (name) {
          case "dtstart", "dtend", "due", "rdate", "exdate", "recurrence-id" -> Type.TIME;
          case "categories" -> Type.TEXTS;
          case "rrule" -> Type.RECUR;
          case "sequence", "priority", "percent-complete", "repeat" -> Type.INTEGER;
          case "organizer", "attendee" -> Type.PERSON;
          case "url" -> Type.URI;
          case "duration", "trigger" -> Type.DURATION;
          default -> Type.TEXT;
        };
    return XCalField.of(name, type);
  }

  private static KolabFields<CalendarNode> fields(KolabType type) {
    return switch (type) {
      case EVENT -> EVENT;
      case TASK -> TASK;
      case JOURNAL, NOTE, CONTACT -> JOURNAL;
    };
  }

  /** Returns the calendar in a document, or empty if it contains none. */
  static Optional<CalendarComponent> calendar(
      KolabType type, KolabElement root, Optional<CalendarComponent> current) {
    List<KolabElement> said = parts(type, root);
    if (said.isEmpty()) {
      return Optional.empty();
    }
    List<CalendarComponent> made = new ArrayList<>();
    for (KolabElement part : said) {
      List<CalendarNode> there =
          current.stream()
              .flatMap(calendar -> calendar.components(type.component()).stream())
              .filter(one -> instance(type, one).equals(instance(part)))
              .findFirst()
              .map(CalendarComponent::nodes)
              .orElse(List.of());
      made.add(part(type, part, there));
    }
    return Optional.of(calendar(made, current));
  }

  private static CalendarComponent part(
      KolabType type, KolabElement part, List<CalendarNode> there) {
    KolabElement properties = part.child("properties").orElse(KolabElement.of("properties", ""));
    List<CalendarNode> nodes = new ArrayList<>();
    List<CalendarNode> inner = new ArrayList<>();
    for (CalendarNode node : fields(type).object(properties, there)) {
      switch (node) {
        case ContentLine line -> nodes.add(line);
        case CalendarComponent other -> {
          if (!other.is("VALARM")) {
            inner.add(other);
          }
        }
      }
    }
    nodes.addAll(inner);
    for (KolabElement alarm : inner(part, "valarm")) {
      nodes.add(
          there.stream()
              .filter(node -> node instanceof CalendarComponent known && known.is("VALARM"))
              .filter(node -> alarm(((CalendarComponent) node)).equals(alarm))
              .findFirst()
              .orElseGet(
                  () ->
                      CalendarComponent.of(
                          "VALARM",
                          ALARM.object(
                              alarm.child("properties").orElse(KolabElement.of("properties", "")),
                              List.of()))));
    }
    return CalendarComponent.of(type.component(), nodes);
  }

  /** Returns a calendar of these parts, their zones, and all else that the current one has. */
  static CalendarComponent calendar(
      Collection<CalendarComponent> parts, Optional<CalendarComponent> current) {
    List<CalendarNode> nodes = new ArrayList<>();
    List<CalendarComponent> zones =
        current.map(calendar -> calendar.components("VTIMEZONE")).orElse(List.of());
    if (current.isPresent()) {
      nodes.addAll(current.get().lines());
    } else {
      nodes.add(ContentLine.of("VERSION", "2.0"));
      nodes.add(ContentLine.text("PRODID", PRODUCT));
    }
    nodes.addAll(zones);
    nodes.addAll(ZoneText.missing(parts, zones));
    nodes.addAll(parts);
    return CalendarComponent.of("VCALENDAR", nodes);
  }

  static KolabElement document(
      KolabType type, CalendarComponent calendar, Optional<KolabElement> before) {
    List<KolabElement> known = before.map(root -> parts(type, root)).orElse(List.of());
    List<KolabElement> parts = new ArrayList<>();
    for (CalendarComponent part : calendar.components(type.component())) {
      Optional<KolabElement> was =
          known.stream()
              .filter(one -> instance(one).equals(instance(type, part)))
              .findFirst()
              .flatMap(one -> one.child("properties"));
      List<KolabElement> children = new ArrayList<>();
      children.add(KolabElement.of("properties", fields(type).elements(part.nodes(), was)));
      List<KolabElement> alarms =
          part.components("VALARM").stream().map(XCalDocument::alarm).toList();
      if (!alarms.isEmpty()) {
        children.add(KolabElement.of("components", alarms));
      }
      parts.add(KolabElement.of(type.component().toLowerCase(Locale.ROOT), children));
    }
    return new KolabElement(
        "icalendar",
        Map.of("xmlns", NAMESPACE),
        List.of(
            KolabElement.of(
                "vcalendar",
                List.of(
                    KolabElement.of(
                        "properties",
                        List.of(
                            text("prodid", PRODUCT),
                            text("version", "2.0"),
                            text("x-kolab-version", "3.1.0"))),
                    KolabElement.of("components", parts)))),
        "");
  }

  private static KolabElement alarm(CalendarComponent alarm) {
    return KolabElement.of(
        "valarm",
        List.of(KolabElement.of("properties", ALARM.elements(alarm.nodes(), Optional.empty()))));
  }

  static KolabElement text(String name, String text) {
    return KolabElement.of(name, List.of(KolabElement.of("text", text)));
  }

  private static List<KolabElement> parts(KolabType type, KolabElement root) {
    return root.child("vcalendar")
        .map(calendar -> inner(calendar, type.component().toLowerCase(Locale.ROOT)))
        .orElse(List.of());
  }

  private static List<KolabElement> inner(KolabElement element, String name) {
    return element.child("components").map(inner -> inner.all(name)).orElse(List.of());
  }

  /** Returns the recurrence-id elements of a part; none for the series itself. */
  private static List<KolabElement> instance(KolabElement part) {
    return part.child("properties").map(all -> all.all("recurrence-id")).orElse(List.of());
  }

  private static List<KolabElement> instance(KolabType type, CalendarComponent part) {
    return fields(type).fields().stream()
        .filter(field -> field.names().contains("recurrence-id"))
        .flatMap(field -> field.elements(part.nodes()).stream())
        .toList();
  }
}
