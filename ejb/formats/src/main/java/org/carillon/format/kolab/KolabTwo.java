package org.carillon.format.kolab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.CalendarNode;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.ContentText;
import org.carillon.format.icalendar.time.CalendarTime;

/** Converts events, tasks, journal entries and notes from and to the Kolab storage format 2.0. */
final class KolabTwo {
  private static final List<KolabField<CalendarNode>> COMMON =
      List.of(
          LineField.same("uid", "UID"),
          LineField.same("body", "DESCRIPTION"),
          new WordsField("categories", "CATEGORIES"),
          time("creation-date", "CREATED"),
          time("last-modification-date", "LAST-MODIFIED"),
          new LineField(
              "sensitivity",
              "CLASS",
              text -> text.strip().toLowerCase(Locale.ROOT),
              text -> text.strip().toUpperCase(Locale.ROOT)),
          LineField.same("summary", "SUMMARY"));

  private static final List<KolabField<CalendarNode>> INCIDENCE =
      List.of(
          LineField.same("location", "LOCATION"),
          new PeopleField("organizer", "ORGANIZER"),
          new PeopleField("attendee", "ATTENDEE"),
          new ReminderField(),
          new SeriesField());

  private static final KolabFields<CalendarNode> EVENT =
      with(COMMON, INCIDENCE, List.of(new StartEndField("DTEND"), new AvailabilityField()));
  private static final KolabFields<CalendarNode> TASK =
      with(
          COMMON,
          INCIDENCE,
          List.of(
              new StartEndField("DUE"),
              LineField.same("priority", "PRIORITY"),
              new ProgressField(),
              LineField.same("parent", "RELATED-TO")));
  private static final KolabFields<CalendarNode> JOURNAL =
      with(COMMON, List.of(new StartEndField("")), List.of());
  private static final KolabFields<CalendarNode> NOTE = with(COMMON, List.of(), List.of());

  /** Notes of version 3 are in this format as well. */
  private static final KolabFields<CalendarNode> NOTE_OF_THREE =
      new KolabFields<>(
          List.of(
              LineField.same("uid", "UID"),
              time("creation-date", "CREATED"),
              time("last-modification-date", "LAST-MODIFIED"),
              new RepeatedWordsField("categories", "CATEGORIES"),
              LineField.same("classification", "CLASS"),
              LineField.same("summary", "SUMMARY"),
              LineField.same("description", "DESCRIPTION")));

  private KolabTwo() {}

  @SafeVarargs
  private static KolabFields<CalendarNode> with(List<KolabField<CalendarNode>>... lists) {
    List<KolabField<CalendarNode>> all = new ArrayList<>();
    for (List<KolabField<CalendarNode>> list : lists) {
      all.addAll(list);
    }
    return new KolabFields<>(List.copyOf(all));
  }

  private static LineField time(String element, String property) {
    return new LineField(
        element,
        property,
        text -> CalendarTime.parse(text, "").map(KolabTimes::write).orElse(""),
        text -> KolabTimes.read(text, "").map(CalendarTime::written).orElse(""));
  }

  private static KolabFields<CalendarNode> fields(KolabType type, KolabVersion version) {
    return switch (type) {
      case EVENT -> EVENT;
      case TASK -> TASK;
      case JOURNAL -> JOURNAL;
      case NOTE, CONTACT -> version == KolabVersion.TWO ? NOTE : NOTE_OF_THREE;
    };
  }

  /** Returns the calendar in a document, or empty if the document is of another type. */
  static Optional<CalendarComponent> calendar(
      KolabType type,
      KolabVersion version,
      KolabElement root,
      Optional<CalendarComponent> current) {
    if (!root.name().equals(type.word()) || root.text("uid").isEmpty()) {
      return Optional.empty();
    }
    List<CalendarComponent> parts =
        current.map(calendar -> calendar.components(type.component())).orElse(List.of());
    Optional<CalendarComponent> series =
        parts.stream().filter(part -> part.first("RECURRENCE-ID").isEmpty()).findFirst();
    List<CalendarNode> made =
        fields(type, version).object(root, series.map(CalendarComponent::nodes).orElse(List.of()));
    List<CalendarNode> ordered = new ArrayList<>();
    made.stream().filter(ContentLine.class::isInstance).forEach(ordered::add);
    made.stream().filter(CalendarComponent.class::isInstance).forEach(ordered::add);
    List<CalendarComponent> all = new ArrayList<>();
    all.add(CalendarComponent.of(type.component(), ordered));
    // Version 2 can express only that single instances are excluded.
    parts.stream()
        .filter(part -> part.first("RECURRENCE-ID").isPresent())
        .filter(part -> !isGone(root, part))
        .forEach(all::add);
    return Optional.of(XCalDocument.calendar(all, current));
  }

  private static boolean isGone(KolabElement root, CalendarComponent instance) {
    String day =
        instance
            .first("RECURRENCE-ID")
            .flatMap(CalendarTime::of)
            .map(time -> KolabTimes.write(time).substring(0, 10))
            .orElse("");
    return root.child("recurrence").isEmpty()
        || root.child("recurrence").get().all("exclusion").stream()
            .anyMatch(exclusion -> exclusion.text().strip().equals(day));
  }

  private static boolean is(CalendarNode node, String property) {
    return node instanceof ContentLine line && line.name().equalsIgnoreCase(property);
  }

  /** Returns the document for a calendar, as far as version 2 can express it. */
  static KolabElement document(
      KolabType type,
      KolabVersion version,
      CalendarComponent calendar,
      Optional<KolabElement> before) {
    List<CalendarNode> series =
        calendar.components(type.component()).stream()
            .sorted(Comparator.comparing(part -> part.first("RECURRENCE-ID").isPresent()))
            .findFirst()
            .map(CalendarComponent::nodes)
            .orElse(List.of());
    List<KolabElement> said = new ArrayList<>(fields(type, version).elements(series, before));
    if (version == KolabVersion.THREE) {
      said.add(1, KolabElement.of("prodid", "Carillon"));
      said = ofThree(said, series);
    } else if (before.isEmpty()) {
      said.addFirst(KolabElement.of("product-id", "Carillon"));
    }
    return new KolabElement(
        type.word(),
        version == KolabVersion.TWO
            ? Map.of("version", "1.0")
            : Map.of("xmlns", "http://kolab.org", "version", "3.0"),
        said,
        "");
  }

  /**
   * Returns the elements in the order that the schema of version 3 requires: both dates, one after
   * the other, and no other program's product id.
   */
  private static List<KolabElement> ofThree(List<KolabElement> said, List<CalendarNode> series) {
    List<KolabElement> made = new ArrayList<>();
    KolabElement uid = said.getFirst();
    String date =
        said.stream()
            .filter(one -> one.name().endsWith("-date"))
            .map(KolabElement::text)
            .findFirst()
            .orElseGet(() -> KolabTimes.stamp(series));
    made.add(uid);
    made.add(said.get(1));
    for (String name : List.of("creation-date", "last-modification-date")) {
      made.add(
          said.stream()
              .filter(one -> one.name().equals(name))
              .findFirst()
              .orElseGet(() -> KolabElement.of(name, date)));
    }
    said.stream()
        .skip(2)
        .filter(one -> !one.name().endsWith("-date") && !one.name().equals("prodid"))
        .forEach(made::add);
    return made;
  }

  /** The words of a line, joined by commas in one element. */
  private record WordsField(String element, String property) implements KolabField<CalendarNode> {
    @Override
    public Set<String> names() {
      return Set.of(element);
    }

    @Override
    public boolean owns(CalendarNode node) {
      return is(node, property);
    }

    @Override
    public List<KolabElement> elements(List<CalendarNode> object) {
      String words =
          object.stream()
              .filter(this::owns)
              .flatMap(node -> ContentText.list(((ContentLine) node).value()).stream())
              .collect(Collectors.joining(","));
      return words.isEmpty() ? List.of() : List.of(KolabElement.of(element, words));
    }

    @Override
    public List<CalendarNode> nodes(KolabElement in, List<CalendarNode> current) {
      String words =
          ContentText.split(in.text(element), ',').stream()
              .map(String::strip)
              .filter(word -> !word.isEmpty())
              .map(ContentText::escape)
              .collect(Collectors.joining(","));
      return words.isEmpty() ? List.of() : List.of(ContentLine.of(property, words));
    }
  }

  /** The words of a line, each in an element of its own. */
  private record RepeatedWordsField(String element, String property)
      implements KolabField<CalendarNode> {
    @Override
    public Set<String> names() {
      return Set.of(element);
    }

    @Override
    public boolean owns(CalendarNode node) {
      return is(node, property);
    }

    @Override
    public List<KolabElement> elements(List<CalendarNode> object) {
      return object.stream()
          .filter(this::owns)
          .flatMap(node -> ContentText.list(((ContentLine) node).value()).stream())
          .map(word -> KolabElement.of(element, word))
          .toList();
    }

    @Override
    public List<CalendarNode> nodes(KolabElement in, List<CalendarNode> current) {
      String words =
          in.all(element).stream()
              .map(one -> ContentText.escape(one.text()))
              .collect(Collectors.joining(","));
      return words.isEmpty() ? List.of() : List.of(ContentLine.of(property, words));
    }
  }
}
