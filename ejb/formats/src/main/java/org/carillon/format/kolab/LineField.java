package org.carillon.format.kolab;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.carillon.format.icalendar.line.CalendarNode;
import org.carillon.format.icalendar.line.ContentLine;

/**
 * A property of iCalendar that is one element with a text.
 *
 * @param element the element's name
 * @param property the property's name
 * @param said converts the line's text to the element's
 * @param meant converts the element's text to the line's; empty for no line
 */
record LineField(
    String element, String property, UnaryOperator<String> said, UnaryOperator<String> meant)
    implements KolabField<CalendarNode> {

  /** Returns a field with the same text in both formats. */
  static LineField same(String element, String property) {
    return new LineField(element, property, UnaryOperator.identity(), UnaryOperator.identity());
  }

  @Override
  public Set<String> names() {
    return Set.of(element);
  }

  @Override
  public boolean owns(CalendarNode node) {
    return node instanceof ContentLine line && line.name().equalsIgnoreCase(property);
  }

  @Override
  public List<KolabElement> elements(List<CalendarNode> object) {
    Optional<String> text =
        object.stream()
            .filter(this::owns)
            .map(node -> said.apply(((ContentLine) node).text()))
            .filter(written -> !written.isEmpty())
            .findFirst();
    return text.map(written -> List.of(KolabElement.of(element, written))).orElse(List.of());
  }

  @Override
  public List<CalendarNode> nodes(KolabElement in, List<CalendarNode> current) {
    String text = in.child(element).map(KolabElement::text).map(meant).orElse("");
    return text.isEmpty() ? List.of() : List.of(ContentLine.text(property, text));
  }
}
