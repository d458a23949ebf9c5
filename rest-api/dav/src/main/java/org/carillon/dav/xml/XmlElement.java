package org.carillon.dav.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * An element with its content.
 *
 * @param attributes by their names; {@code xml:lang} is in XML's namespace
 * @param nodes texts and elements, in their order
 */
public record XmlElement(XmlName name, Map<XmlName, String> attributes, List<XmlNode> nodes)
    implements XmlNode {
  private static final XmlName LANG = new XmlName("http://www.w3.org/XML/1998/namespace", "lang");

  public XmlElement {
    attributes = Map.copyOf(attributes);
    nodes = List.copyOf(nodes);
  }

  public static XmlElement of(XmlName name, XmlNode... nodes) {
    return new XmlElement(name, Map.of(), List.of(nodes));
  }

  public static XmlElement of(XmlName name, List<? extends XmlNode> nodes) {
    return new XmlElement(name, Map.of(), new ArrayList<XmlNode>(nodes));
  }

  public static XmlElement text(XmlName name, String text) {
    return new XmlElement(name, Map.of(), List.of(new XmlText(text)));
  }

  /** Returns an element that contains empty elements of these names. */
  public static XmlElement names(XmlName name, Stream<XmlName> inside) {
    return of(name, inside.map(XmlElement::of).toList());
  }

  /** Returns the same with an attribute without a namespace. */
  public XmlElement with(String attribute, String value) {
    Map<XmlName, String> more = new java.util.HashMap<>(attributes);
    more.put(new XmlName("", attribute), value);
    return new XmlElement(name, more, nodes);
  }

  /** The child elements. */
  public List<XmlElement> elements() {
    List<XmlElement> elements = new ArrayList<>();
    for (XmlNode node : nodes) {
      if (node instanceof XmlElement element) {
        elements.add(element);
      }
    }
    return elements;
  }

  /** The child elements of this name. */
  public List<XmlElement> elements(XmlName wanted) {
    return elements().stream().filter(element -> element.name.equals(wanted)).toList();
  }

  /** The first child element of this name. */
  public Optional<XmlElement> element(XmlName wanted) {
    return elements().stream().filter(element -> element.name.equals(wanted)).findFirst();
  }

  /** The value of an attribute without a namespace. */
  public Optional<String> attribute(String wanted) {
    return Optional.ofNullable(attributes.get(new XmlName("", wanted)));
  }

  /** The language of its texts ({@code xml:lang}) if it has the attribute itself. */
  public Optional<String> lang() {
    return Optional.ofNullable(attributes.get(LANG));
  }

  /** Returns the same in this language, unless it has one itself. */
  public XmlElement in(Optional<String> lang) {
    if (lang.isEmpty() || attributes.containsKey(LANG)) {
      return this;
    }
    Map<XmlName, String> more = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    more.putAll(attributes);
    more.put(LANG, lang.get());
    return new XmlElement(name, more, nodes);
  }

  /** All text in it, at any depth. */
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
