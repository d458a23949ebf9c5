package org.carillon.dav.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * An element with all that is in it.
 *
 * @param name its name
 * @param attributes by their names, where {@code xml:lang} is of XML's namespace
 * @param nodes texts and elements, in their order
 */
public record XmlElement(XmlName name, Map<XmlName, String> attributes, List<XmlNode> nodes)
    implements XmlNode {
  private static final XmlName LANG = new XmlName("http://www.w3.org/XML/1998/namespace", "lang");

  /** Keeps copies. */
  public XmlElement {
    attributes = Map.copyOf(attributes);
    nodes = List.copyOf(nodes);
  }

  /** One with some elements in it. */
  public static XmlElement of(XmlName name, XmlNode... nodes) {
    return new XmlElement(name, Map.of(), List.of(nodes));
  }

  /** One with some elements in it. */
  public static XmlElement of(XmlName name, List<? extends XmlNode> nodes) {
    return new XmlElement(name, Map.of(), new ArrayList<XmlNode>(nodes));
  }

  /** One with a text in it. */
  public static XmlElement text(XmlName name, String text) {
    return new XmlElement(name, Map.of(), List.of(new XmlText(text)));
  }

  /** One with elements of these names in it, which are empty. */
  public static XmlElement names(XmlName name, Stream<XmlName> inside) {
    return of(name, inside.map(XmlElement::of).toList());
  }

  /** The same with an attribute, of no namespace. */
  public XmlElement with(String attribute, String value) {
    Map<XmlName, String> more = new java.util.HashMap<>(attributes);
    more.put(new XmlName("", attribute), value);
    return new XmlElement(name, more, nodes);
  }

  /** The elements directly in it. */
  public List<XmlElement> elements() {
    List<XmlElement> elements = new ArrayList<>();
    for (XmlNode node : nodes) {
      if (node instanceof XmlElement element) {
        elements.add(element);
      }
    }
    return elements;
  }

  /** Those directly in it that have a name. */
  public List<XmlElement> elements(XmlName wanted) {
    return elements().stream().filter(element -> element.name.equals(wanted)).toList();
  }

  /** The first directly in it that has a name. */
  public Optional<XmlElement> element(XmlName wanted) {
    return elements().stream().filter(element -> element.name.equals(wanted)).findFirst();
  }

  /** An attribute of no namespace. */
  public Optional<String> attribute(String wanted) {
    return Optional.ofNullable(attributes.get(new XmlName("", wanted)));
  }

  /** The language of its texts ({@code xml:lang}), where it says one itself. */
  public Optional<String> lang() {
    return Optional.ofNullable(attributes.get(LANG));
  }

  /** The same in a language, unless it names one itself. */
  public XmlElement in(Optional<String> lang) {
    if (lang.isEmpty() || attributes.containsKey(LANG)) {
      return this;
    }
    Map<XmlName, String> more = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    more.putAll(attributes);
    more.put(LANG, lang.get());
    return new XmlElement(name, more, nodes);
  }

  /** All text in it, at whatever depth. */
  public String text() {
    StringBuilder text = new StringBuilder();
    collect(text::append);
    return text.toString();
  }

  private void collect(Consumer<String> into) {
    for (XmlNode node : nodes) {
      switch (node) {
        case XmlText(String text) -> into.accept(text);
        case XmlElement element -> element.collect(into);
      }
    }
  }
}
