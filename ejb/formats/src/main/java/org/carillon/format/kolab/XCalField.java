package org.carillon.format.kolab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carillon.format.icalendar.line.CalendarNode;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.ContentText;
import org.carillon.format.icalendar.line.LineParameter;
import org.carillon.format.icalendar.time.CalendarTime;

/**
 * A property in xCal: its name, its parameters, its values by their type.
 *
 * @param name the element's name: the property's in lower case
 * @param type the type of its values
 * @param least whether Kolab's schema requires it
 */
record XCalField(String name, Type type, boolean least) implements KolabField<CalendarNode> {
  private static final String ZONES = "/kolab.org/";
  private static final String MAILTO = "mailto:";

  /** Matches a percent-encoded printable ASCII character. */
  private static final Pattern ENCODED = Pattern.compile("%([2-6][0-9A-Fa-f]|7[0-9A-Ea-e])");

  /** The parameters that Kolab's schema allows. */
  private static final Set<String> PARAMETERS =
      Set.of("cn", "cutype", "role", "partstat", "rsvp", "related", "fmttype", "reltype");

  enum Type {
    TEXT("text"),
    TEXTS("text"),
    TIME("date-time"),
    RECUR("recur"),
    INTEGER("integer"),
    PERSON("cal-address"),
    URI("uri"),
    DURATION("duration");

    private final String element;

    Type(String element) {
      this.element = element;
    }
  }

  static XCalField of(String name, Type type) {
    return new XCalField(name, type, false);
  }

  private String property() {
    return name.toUpperCase(Locale.ROOT);
  }

  @Override
  public Set<String> names() {
    return Set.of(name);
  }

  @Override
  public boolean owns(CalendarNode node) {
    return node instanceof ContentLine line && line.name().equalsIgnoreCase(name);
  }

  @Override
  public List<KolabElement> elements(List<CalendarNode> object) {
    List<ContentLine> lines = lines(object);
    if (lines.isEmpty() && least) {
      return stand(object);
    }
    if (type == Type.TEXTS) {
      List<KolabElement> texts =
          lines.stream()
              .flatMap(line -> ContentText.list(line.value()).stream())
              .map(text -> KolabElement.of("text", text))
              .toList();
      return texts.isEmpty() ? List.of() : List.of(KolabElement.of(name, texts));
    }
    if (name.equals("exdate") && lines.size() > 1) {
      lines = List.of(together(lines));
    }
    return lines.stream().map(this::element).flatMap(Optional::stream).toList();
  }

  private List<ContentLine> lines(List<CalendarNode> object) {
    return object.stream().filter(this::owns).map(ContentLine.class::cast).toList();
  }

  /** Returns the element for a required time that the object does not have. */
  private List<KolabElement> stand(List<CalendarNode> object) {
    String time = KolabTimes.stamp(object);
    return List.of(KolabElement.of(name, List.of(KolabElement.of("date-time", time))));
  }

  /** Joins the lines into one, since the schema has one element for all of them. */
  private static ContentLine together(List<ContentLine> lines) {
    return lines
        .getFirst()
        .withValue(lines.stream().map(ContentLine::value).collect(Collectors.joining(",")));
  }

  /** Returns a line as an element, or empty if it can't be converted. */
  Optional<KolabElement> element(ContentLine line) {
    List<KolabElement> values = values(line);
    if (values.isEmpty()) {
      return Optional.empty();
    }
    List<KolabElement> parameters = new ArrayList<>();
    for (LineParameter parameter : line.parameters()) {
      String word = parameter.name().toLowerCase(Locale.ROOT);
      if (word.equals("tzid") && type == Type.TIME && !line.value().endsWith("Z")) {
        String zone = parameter.value();
        parameters.add(text(word, zone.startsWith("/") ? zone : ZONES + zone));
      } else if (PARAMETERS.contains(word)) {
        String inner = word.equals("rsvp") ? "boolean" : "text";
        String value =
            inner.equals("boolean")
                ? parameter.value().toLowerCase(Locale.ROOT)
                : parameter.value();
        parameters.add(KolabElement.of(word, List.of(KolabElement.of(inner, value))));
      }
    }
    List<KolabElement> children = new ArrayList<>();
    if (!parameters.isEmpty()) {
      children.add(KolabElement.of("parameters", parameters));
    }
    children.addAll(values);
    return Optional.of(KolabElement.of(name, children));
  }

  private static KolabElement text(String name, String text) {
    return KolabElement.of(name, List.of(KolabElement.of("text", text)));
  }

  private List<KolabElement> values(ContentLine line) {
    return switch (type) {
      case TEXT, TEXTS -> List.of(KolabElement.of("text", line.text()));
      case INTEGER, URI, DURATION -> List.of(KolabElement.of(type.element, line.value().strip()));
      case PERSON -> List.of(KolabElement.of(type.element, person(line.value())));
      case RECUR -> List.of(KolabElement.of(type.element, recur(line.value())));
      case TIME ->
          ContentText.split(line.value(), ',').stream()
              .flatMap(
                  value ->
                      CalendarTime.parse(value, line.parameterValue("TZID").orElse("")).stream())
              .map(
                  time ->
                      KolabElement.of(time.isDate() ? "date" : "date-time", KolabTimes.write(time)))
              .toList();
    };
  }

  private static String person(String address) {
    String plain = address.strip();
    return plain.regionMatches(true, 0, MAILTO, 0, MAILTO.length())
        ? MAILTO + "%3C" + plain.substring(MAILTO.length()).replace("@", "%40") + "%3E"
        : plain;
  }

  private static List<KolabElement> recur(String rule) {
    List<String> order =
        List.of(
            "freq",
            "until",
            "count",
            "interval",
            "bysecond",
            "byminute",
            "byhour",
            "byday",
            "byyearday",
            "bymonthday",
            "byweekno",
            "bymonth",
            "bysetpos",
            "wkst");
    Map<String, String> parts =
        ContentText.split(rule.strip(), ';').stream()
            .map(part -> part.split("=", 2))
            .filter(part -> part.length == 2)
            .collect(
                Collectors.toMap(
                    part -> part[0].strip().toLowerCase(Locale.ROOT),
                    part -> part[1].strip(),
                    (first, _) -> first));
    List<KolabElement> made = new ArrayList<>();
    for (String word : order) {
      Optional<String> part = Optional.ofNullable(parts.get(word));
      if (word.equals("until") && part.isPresent()) {
        CalendarTime.parse(part.get(), "")
            .map(
                time ->
                    KolabElement.of(
                        "until",
                        List.of(
                            KolabElement.of(
                                time.isDate() ? "date" : "date-time", KolabTimes.write(time)))))
            .ifPresent(made::add);
      } else if (part.isPresent()) {
        ContentText.split(part.get(), ',').forEach(value -> made.add(KolabElement.of(word, value)));
      }
    }
    return made;
  }

  @Override
  public List<CalendarNode> nodes(KolabElement in, List<CalendarNode> current) {
    List<ContentLine> there = lines(current);
    List<CalendarNode> made = new ArrayList<>();
    for (KolabElement element : in.all(name)) {
      Optional<ContentLine> same =
          there.stream()
              .filter(line -> element(line).filter(element::equals).isPresent())
              .findFirst();
      same.or(() -> line(element, there)).ifPresent(made::add);
    }
    return made;
  }

  private Optional<ContentLine> line(KolabElement element, List<ContentLine> there) {
    String value = value(element);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    Optional<ContentLine> before =
        type == Type.PERSON
            ? there.stream()
                .filter(line -> line.value().strip().equalsIgnoreCase(value))
                .findFirst()
            : Optional.empty();
    ContentLine line = before.orElseGet(() -> ContentLine.of(property(), value));
    if (element.child("date").isPresent()) {
      line = line.with(new LineParameter("VALUE", "DATE"));
    } else if (name.equals("trigger") && element.child("date-time").isPresent()) {
      line = line.with(new LineParameter("VALUE", "DATE-TIME"));
    }
    for (KolabElement parameter :
        element.child("parameters").map(KolabElement::children).orElse(List.of())) {
      String text = parameter.children().stream().findFirst().map(KolabElement::text).orElse("");
      if (parameter.name().equals("tzid")) {
        text = text.startsWith(ZONES) ? text.substring(ZONES.length()) : text;
      }
      if (!text.isEmpty() && parameter.name().matches("[a-z-]{1,40}")) {
        String word = parameter.name().toUpperCase(Locale.ROOT);
        line =
            line.with(
                new LineParameter(
                    word, word.equals("RSVP") ? text.toUpperCase(Locale.ROOT) : text));
      }
    }
    return Optional.of(line);
  }

  private String value(KolabElement element) {
    List<KolabElement> values =
        element.children().stream().filter(child -> !child.name().equals("parameters")).toList();
    return switch (type) {
      case TEXT -> values.isEmpty() ? "" : ContentText.escape(values.getFirst().text());
      case TEXTS ->
          values.stream()
              .map(value -> ContentText.escape(value.text()))
              .collect(Collectors.joining(","));
      case INTEGER, URI, DURATION -> values.isEmpty() ? "" : oneLine(time(values.getFirst()));
      case PERSON -> values.isEmpty() ? "" : address(values.getFirst().text());
      case TIME -> values.stream().map(XCalField::time).collect(Collectors.joining(","));
      case RECUR -> values.isEmpty() ? "" : rule(values.getFirst());
    };
  }

  /** Returns a time in the form of iCalendar, and any other text unchanged. */
  private static String time(KolabElement value) {
    return value.name().startsWith("date")
        ? KolabTimes.read(value.text(), "").map(CalendarTime::written).orElse("")
        : value.text().strip();
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\r\\n]+", "");
  }

  /** Returns an address in iCalendar's form, without Kolab's percent-encoded angle brackets. */
  private static String address(String written) {
    String plain =
        ENCODED
            .matcher(oneLine(written.strip()))
            .replaceAll(
                match -> {
                  char decoded = (char) Integer.parseInt(match.group(1), 16);
                  return Matcher.quoteReplacement(String.valueOf(decoded));
                });
    return oneLine(plain.replace("<", "").replace(">", ""));
  }

  private static String rule(KolabElement recur) {
    LinkedHashMap<String, List<String>> parts = new LinkedHashMap<>();
    for (KolabElement part : recur.children()) {
      String value =
          part.name().equals("until") && !part.children().isEmpty()
              ? time(part.children().getFirst())
              : part.name().equals("until")
                  ? KolabTimes.read(part.text(), "").map(CalendarTime::written).orElse("")
                  : part.text().strip();
      if (value.matches("[A-Za-z0-9+-]{1,40}")) {
        parts
            .computeIfAbsent(part.name().toUpperCase(Locale.ROOT), _ -> new ArrayList<>())
            .add(value);
      }
    }
    return parts.entrySet().stream()
        .map(part -> part.getKey() + "=" + String.join(",", part.getValue()))
        .collect(Collectors.joining(";"));
  }
}
