package org.carillon.format.icalendar.line;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A component (RFC 5545 §3.6): lines and components in their original order. Immutable: a change
 * returns a new component, in which every other line keeps its octets.
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

  public static CalendarComponent of(String name, List<? extends CalendarNode> nodes) {
    String known = name.toUpperCase(Locale.ROOT);
    return new CalendarComponent(
        ContentLine.of("BEGIN", known), List.copyOf(nodes), ContentLine.of("END", known));
  }

  /** Returns the name in capitals, for example {@code VEVENT}. */
  public String name() {
    return begin.value().strip().toUpperCase(Locale.ROOT);
  }

  /** Returns the line that the component began on, from 1; 0 for a new component. */
  public int number() {
    return begin.number();
  }

  public boolean is(String name) {
    return begin.value().strip().equalsIgnoreCase(name);
  }

  /** Returns the lines and components that it consists of. */
  public List<CalendarNode> nodes() {
    return nodes;
  }

  /** Returns the component's own lines. */
  public List<ContentLine> lines() {
    return nodes.stream()
        .filter(ContentLine.class::isInstance)
        .map(ContentLine.class::cast)
        .toList();
  }

  /** Returns the component's own lines of a property. */
  public List<ContentLine> lines(String property) {
    List<ContentLine> found = new ArrayList<>();
    for (CalendarNode node : nodes) {
      if (node instanceof ContentLine line && line.name().equalsIgnoreCase(property)) {
        found.add(line);
      }
    }
    return found;
  }

  /** Returns the component's first line of a property, or empty if there is none. */
  public Optional<ContentLine> first(String property) {
    for (CalendarNode node : nodes) {
      if (node instanceof ContentLine line && line.name().equalsIgnoreCase(property)) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  /** Returns the text of the component's first line of a property, or empty if there is none. */
  public Optional<String> text(String property) {
    return first(property).map(ContentLine::text);
  }

  /** Returns the inner components. */
  public List<CalendarComponent> components() {
    return nodes.stream()
        .filter(CalendarComponent.class::isInstance)
        .map(CalendarComponent.class::cast)
        .toList();
  }

  /** Returns the inner components of a name. */
  public List<CalendarComponent> components(String name) {
    return components().stream().filter(component -> component.is(name)).toList();
  }

  /** Returns a copy with a line added after the last line, before the inner components. */
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

  /** Returns a copy with a component added at the end. */
  public CalendarComponent plus(CalendarComponent component) {
    List<CalendarNode> changed = new ArrayList<>(nodes);
    changed.add(component);
    return new CalendarComponent(begin, changed, end);
  }

  /** Returns a copy with the line in place of all lines of its property, where the first was. */
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

  /** Returns a copy without the lines of some properties. */
  public CalendarComponent without(String... properties) {
    List<String> names = List.of(properties);
    return keeping(
        node ->
            !(node instanceof ContentLine line)
                || names.stream().noneMatch(name -> name.equalsIgnoreCase(line.name())));
  }

  /** Returns a copy with only those direct nodes that match. */
  public CalendarComponent keeping(Predicate<CalendarNode> kept) {
    return new CalendarComponent(begin, nodes.stream().filter(kept).toList(), end);
  }

  /** Returns a copy with {@code change} applied to own lines; the same line stays unchanged. */
  public CalendarComponent withLines(UnaryOperator<ContentLine> change) {
    return new CalendarComponent(
        begin,
        nodes.stream()
            .map(node -> node instanceof ContentLine line ? change.apply(line) : node)
            .toList(),
        end);
  }

  /** Returns a copy with {@code change} applied to inner components; the same one stays. */
  public CalendarComponent withComponents(UnaryOperator<CalendarComponent> change) {
    return new CalendarComponent(
        begin,
        nodes.stream()
            .map(node -> node instanceof CalendarComponent inner ? change.apply(inner) : node)
            .toList(),
        end);
  }

  /** Returns the octets: the original ones, and new ones for changed lines. */
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
