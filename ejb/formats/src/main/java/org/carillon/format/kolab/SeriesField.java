package org.carillon.format.kolab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.icalendar.line.CalendarNode;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.ContentText;
import org.carillon.format.icalendar.time.CalendarTime;

/** The recurrence in version 2: a cycle, days, months, an end and excluded days. */
record SeriesField() implements KolabField<CalendarNode> {
  private static final String ELEMENT = "recurrence";
  private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
  private static final List<String> DAY_NAMES =
      List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  @Override
  public Set<String> names() {
    return Set.of(ELEMENT);
  }

  @Override
  public boolean owns(CalendarNode node) {
    return node instanceof ContentLine line
        && (line.name().equalsIgnoreCase("RRULE") || line.name().equalsIgnoreCase("EXDATE"));
  }

  @Override
  public List<KolabElement> elements(List<CalendarNode> object) {
    Optional<String> rule =
        object.stream()
            .filter(node -> node instanceof ContentLine line && line.name().equals("RRULE"))
            .map(node -> ((ContentLine) node).value().toUpperCase(Locale.ROOT).strip())
            .findFirst();
    return rule.flatMap(text -> element(parts(text), object)).map(List::of).orElse(List.of());
  }

  private static Map<String, String> parts(String rule) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (String part : rule.split(";")) {
      String[] both = part.split("=", 2);
      if (both.length == 2) {
        parts.putIfAbsent(both[0].strip(), both[1].strip());
      }
    }
    return parts;
  }

  private static Optional<KolabElement> element(
      Map<String, String> rule, List<CalendarNode> object) {
    String cycle = rule.getOrDefault("FREQ", "").toLowerCase(Locale.ROOT);
    if (!Set.of("daily", "weekly", "monthly", "yearly").contains(cycle)) {
      return Optional.empty();
    }
    Optional<CalendarTime> start = StartEndField.time(object, "DTSTART");
    List<KolabElement> said = new ArrayList<>();
    said.add(KolabElement.of("interval", rule.getOrDefault("INTERVAL", "1")));
    List<String> days =
        rule.containsKey("BYDAY") ? List.of(rule.get("BYDAY").split(",")) : List.<String>of();
    String type = "";
    String number = "";
    if (cycle.equals("weekly") && days.isEmpty() && start.isPresent()) {
      days = List.of(DAYS.get(start.get().local().getDayOfWeek().getValue() - 1));
    }
    for (String day : days) {
      String plain = day.replaceAll("[^A-Z]", "");
      if (DAYS.contains(plain)) {
        said.add(KolabElement.of("day", DAY_NAMES.get(DAYS.indexOf(plain))));
        number = day.replaceAll("[A-Z+]", "");
      }
    }
    if (cycle.equals("monthly") || cycle.equals("yearly")) {
      boolean byDay = !days.isEmpty();
      type = byDay ? "weekday" : cycle.equals("monthly") ? "daynumber" : "monthday";
      String day =
          byDay
              ? number.isEmpty() ? rule.getOrDefault("BYSETPOS", "1") : number
              : rule.getOrDefault(
                  "BYMONTHDAY",
                  start.map(time -> Integer.toString(time.local().getDayOfMonth())).orElse("1"));
      said.add(KolabElement.of("daynumber", day));
      if (cycle.equals("yearly")) {
        int month =
            rule.getOrDefault("BYMONTH", "").matches("[1-9]|1[0-2]")
                ? Integer.parseInt(rule.get("BYMONTH"))
                : start.map(time -> time.local().getMonthValue()).orElse(1);
        said.add(KolabElement.of("month", MONTHS.get(month - 1)));
      }
    }
    said.add(range(rule));
    exclusions(object, said);
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("cycle", cycle);
    if (!type.isEmpty()) {
      attributes.put("type", type);
    }
    return Optional.of(new KolabElement(ELEMENT, attributes, said, ""));
  }

  private static KolabElement range(Map<String, String> rule) {
    String type =
        rule.containsKey("COUNT") ? "number" : rule.containsKey("UNTIL") ? "date" : "none";
    String text =
        switch (type) {
          case "number" -> rule.get("COUNT");
          case "date" ->
              CalendarTime.parse(rule.get("UNTIL"), "")
                  .map(time -> KolabTimes.write(time).substring(0, 10))
                  .orElse("");
          default -> "";
        };
    return new KolabElement("range", Map.of("type", type), List.of(), text);
  }

  private static void exclusions(List<CalendarNode> object, List<KolabElement> said) {
    object.stream()
        .filter(node -> node instanceof ContentLine line && line.name().equals("EXDATE"))
        .map(ContentLine.class::cast)
        .forEach(
            line ->
                ContentText.split(line.value(), ',').stream()
                    .flatMap(
                        day ->
                            CalendarTime.parse(day, line.parameterValue("TZID").orElse(""))
                                .stream())
                    .map(time -> KolabTimes.write(time).substring(0, 10))
                    .forEach(day -> said.add(KolabElement.of("exclusion", day))));
  }

  @Override
  public List<CalendarNode> nodes(KolabElement in, List<CalendarNode> current) {
    Optional<KolabElement> said = in.child(ELEMENT);
    if (said.isEmpty()) {
      return List.of();
    }
    String cycle = said.get().attributes().getOrDefault("cycle", "").toUpperCase(Locale.ROOT);
    if (!Set.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY").contains(cycle)) {
      return List.of();
    }
    StringBuilder rule = new StringBuilder("FREQ=").append(cycle);
    number(said.get().text("interval")).ifPresent(every -> rule.append(";INTERVAL=").append(every));
    String type = said.get().attributes().getOrDefault("type", "");
    List<String> days =
        said.get().all("day").stream()
            .map(day -> DAY_NAMES.indexOf(day.text().strip().toLowerCase(Locale.ROOT)))
            .filter(day -> day >= 0)
            .map(DAYS::get)
            .toList();
    Optional<Integer> number = number(said.get().text("daynumber"));
    int month = MONTHS.indexOf(said.get().text("month").toLowerCase(Locale.ROOT));
    if (!days.isEmpty()) {
      String which =
          type.equals("weekday") && number.isPresent() ? Integer.toString(number.get()) : "";
      rule.append(";BYDAY=")
          .append(String.join(",", days.stream().map(day -> which + day).toList()));
    } else if (number.isPresent() && (type.equals("daynumber") || type.equals("monthday"))) {
      rule.append(";BYMONTHDAY=").append(number.get());
    }
    if (month >= 0 && cycle.equals("YEARLY")) {
      rule.append(";BYMONTH=").append(month + 1);
    }
    Optional<CalendarTime> model = StartEndField.time(current, "DTSTART");
    Optional<CalendarTime> start =
        KolabTimes.read(in.text("start-date"), "").map(time -> KolabTimes.like(time, model));
    end(said.get(), start).ifPresent(rule::append);
    List<CalendarNode> made = new ArrayList<>();
    made.add(ContentLine.of("RRULE", rule.toString()));
    start.ifPresent(time -> excluded(said.get(), time, made));
    return made;
  }

  private static Optional<Integer> number(String text) {
    return text.matches("-?\\d{1,3}") && Integer.parseInt(text) != 0
        ? Optional.of(Integer.parseInt(text))
        : Optional.empty();
  }

  private static Optional<String> end(KolabElement said, Optional<CalendarTime> start) {
    Optional<KolabElement> range = said.child("range");
    String type = range.map(one -> one.attributes().getOrDefault("type", "")).orElse("");
    String text = range.map(KolabElement::text).orElse("").strip();
    return switch (type) {
      case "number" -> number(text).filter(count -> count > 0).map(count -> ";COUNT=" + count);
      case "date" ->
          KolabTimes.read(text, "")
              .map(day -> day.written().substring(0, 8))
              .map(
                  day ->
                      // The whole last day is included.
                      ";UNTIL="
                          + (start.filter(CalendarTime::isDate).isPresent()
                              ? day
                              : day + "T235959Z"));
      default -> Optional.empty();
    };
  }

  private static void excluded(KolabElement said, CalendarTime start, List<CalendarNode> made) {
    for (KolabElement exclusion : said.all("exclusion")) {
      KolabTimes.read(exclusion.text(), "")
          .map(day -> start.at(start.local().with(day.local().toLocalDate())))
          .map(time -> time.line("EXDATE"))
          .ifPresent(made::add);
    }
  }
}
