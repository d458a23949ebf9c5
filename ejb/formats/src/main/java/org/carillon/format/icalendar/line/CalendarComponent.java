package org.carillon.format.icalendar.line;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A component (RFC 5545 §3.6): lines and components in the order in which they came. It is never
 * changed; what changes it answers another, in which every other line has the octets it had.
 */
public final class CalendarComponent implements CalendarNode {
  private final ContentLine begin;
  private final List<CalendarNode> nodes;
  private final ContentLine end;

  CalendarComponent(ContentLine begin, List<CalendarNode> nodes, ContentLine end) {
    this.begin = begin;
    this.nodes = List.copyOf(nodes);
    this.end = end;
  }

  /** A new component. */
  public static CalendarComponent of(String name, List<? extends CalendarNode> nodes) {
    String known = name.toUpperCase(Locale.ROOT);
    return new CalendarComponent(
        ContentLine.of("BEGIN", known), List.copyOf(nodes), ContentLine.of("END", known));
  }

  /** Its name in capitals: {@code VEVENT}. */
  public String name() {
    return begin.value().strip().toUpperCase(Locale.ROOT);
  }

  /** On which line of the octets it began, from 1; 0 of one made anew. */
  public int number() {
    return begin.number();
  }

  /** Whether it has this name. */
  public boolean is(String name) {
    return begin.value().strip().equalsIgnoreCase(name);
  }

  /** All that it is made of. */
  public List<CalendarNode> nodes() {
    return nodes;
  }

  /** Its own lines. */
  public List<ContentLine> lines() {
    return nodes.stream()
        .filter(ContentLine.class::isInstance)
        .map(ContentLine.class::cast)
        .toList();
  }

  /** Its own lines of a property. */
  public List<ContentLine> lines(String property) {
    List<ContentLine> found = new ArrayList<>();
    for (CalendarNode node : nodes) {
      if (node instanceof ContentLine line && line.name().equalsIgnoreCase(property)) {
        found.add(line);
      }
    }
    return found;
  }

  /** Its first line of a property. */
  public Optional<ContentLine> first(String property) {
    for (CalendarNode node : nodes) {
      if (node instanceof ContentLine line && line.name().equalsIgnoreCase(property)) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  /** The text of its first line of a property. */
  public Optional<String> text(String property) {
    return first(property).map(ContentLine::text);
  }

  /** The components in it. */
  public List<CalendarComponent> components() {
    return nodes.stream()
        .filter(CalendarComponent.class::isInstance)
        .map(CalendarComponent.class::cast)
        .toList();
  }

  /** The components of a name in it. */
  public List<CalendarComponent> components(String name) {
    return components().stream().filter(component -> component.is(name)).toList();
  }

  /** With a line after its last one, before the components in it. */
  public CalendarComponent plus(ContentLine line) {
    List<CalendarNode> changed = new ArrayList<>(nodes);
    int at = 0;
    for (int i = 0; i < changed.size(); i++) {
      if (changed.get(i) instanceof ContentLine) {
        at = i + 1;
      }
    }
    changed.add(at, line);
    return new CalendarComponent(begin, changed, end);
  }

  /** With a component after all that is there. */
  public CalendarComponent plus(CalendarComponent component) {
    List<CalendarNode> changed = new ArrayList<>(nodes);
    changed.add(component);
    return new CalendarComponent(begin, changed, end);
  }

  /** With a line in the place of the first of its property, without the others of it. */
  public CalendarComponent with(ContentLine line) {
    List<CalendarNode> changed = new ArrayList<>();
    boolean placed = false;
    for (CalendarNode node : nodes) {
      if (!(node instanceof ContentLine old) || !old.name().equals(line.name())) {
        changed.add(node);
      } else if (!placed) {
        changed.add(line);
        placed = true;
      }
    }
    CalendarComponent others = new CalendarComponent(begin, changed, end);
    return placed ? others : others.plus(line);
  }

  /** Without the lines of some properties. */
  public CalendarComponent without(String... properties) {
    List<String> names = List.of(properties);
    return keeping(
        node ->
            !(node instanceof ContentLine line)
                || names.stream().noneMatch(name -> name.equalsIgnoreCase(line.name())));
  }

  /** With only those nodes of its own that are to be kept. */
  public CalendarComponent keeping(Predicate<CalendarNode> kept) {
    return new CalendarComponent(begin, nodes.stream().filter(kept).toList(), end);
  }

  /** With each line of its own changed: the same line says that it stays. */
  public CalendarComponent withLines(UnaryOperator<ContentLine> change) {
    return new CalendarComponent(
        begin,
        nodes.stream()
            .map(node -> node instanceof ContentLine line ? change.apply(line) : node)
            .toList(),
        end);
  }

  /** With each component in it changed: the same component says that it stays. */
  public CalendarComponent withComponents(UnaryOperator<CalendarComponent> change) {
    return new CalendarComponent(
        begin,
        nodes.stream()
            .map(node -> node instanceof CalendarComponent inner ? change.apply(inner) : node)
            .toList(),
        end);
  }

  /** Its octets: those it came in, and of what was changed new ones. */
  public byte[] octets() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    write(out);
    return out.toByteArray();
  }

  private void write(ByteArrayOutputStream out) {
    begin.write(out);
    for (CalendarNode node : nodes) {
      switch (node) {
        case ContentLine line -> line.write(out);
        case CalendarComponent component -> component.write(out);
      }
    }
    end.write(out);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CalendarComponent component
        && name().equals(component.name())
        && nodes.equals(component.nodes);
  }

  @Override
  public int hashCode() {
    return name().hashCode() * 31 + nodes.hashCode();
  }

  @Override
  public String toString() {
    return new String(octets(), java.nio.charset.StandardCharsets.UTF_8);
  }
}
