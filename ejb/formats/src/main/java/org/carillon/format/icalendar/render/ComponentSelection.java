package org.carillon.format.icalendar.render;

import java.util.List;
import java.util.Optional;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.CalendarNode;
import org.carillon.format.icalendar.line.ContentLine;

/**
 * The requested content of a component (RFC 4791 §9.6.1).
 *
 * @param name the component's name
 * @param properties the requested properties; empty for all
 * @param components the requested inner components; empty for all
 */
public record ComponentSelection(
    String name,
    Optional<List<Property>> properties,
    Optional<List<ComponentSelection>> components) {

  /** A requested property, perhaps only its name. */
  public record Property(String name, boolean isWithoutValue) {}

  CalendarComponent of(CalendarComponent component) {
    List<CalendarNode> nodes =
        component.nodes().stream().flatMap(node -> wanted(node).stream()).toList();
    return CalendarComponent.of(component.name(), nodes);
  }

  private Optional<CalendarNode> wanted(CalendarNode node) {
    return switch (node) {
      case ContentLine line ->
          properties.isEmpty()
              ? Optional.of(line)
              : properties.get().stream()
                  .filter(property -> property.name().equalsIgnoreCase(line.name()))
                  .findFirst()
                  .map(property -> property.isWithoutValue() ? line.withValue("") : line);
      case CalendarComponent inner ->
          components.isEmpty()
              ? Optional.of(inner)
              : components.get().stream()
                  .filter(selection -> inner.is(selection.name()))
                  .findFirst()
                  .map(selection -> selection.of(inner));
    };
  }
}
