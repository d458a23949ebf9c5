package org.carillon.feed.internal.reading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;

/**
 * Finds elements of a feed by name. Known vocabularies are recognized by their namespaces, whatever
 * the prefix; others, and undeclared ones, by their customary prefix.
 */
final class FeedXml {
  private static final Map<String, String> VOCABULARIES =
      Map.of(
          "http://www.w3.org/2005/Atom", "atom",
          "http://purl.org/atom/ns#", "atom",
          "http://purl.org/dc/elements/1.1/", "dc",
          "http://purl.org/rss/1.0/modules/content/", "content",
          "http://purl.org/rss/1.0/modules/syndication/", "sy",
          "http://search.yahoo.com/mrss/", "media",
          "http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes");

  private FeedXml() {}

  /** Returns the name of an element with its customary prefix: {@code dc:creator}. */
  static String name(Element element) {
    String prefix = element.tag().prefix();
    String known = VOCABULARIES.getOrDefault(element.tag().namespace(), prefix);
    String local = element.tag().localName().toLowerCase(Locale.ROOT);
    return known.isEmpty() ? local : known.toLowerCase(Locale.ROOT) + ":" + local;
  }

  /** Returns the children of a name. */
  static List<Element> all(Element parent, String name) {
    return parent.children().stream().filter(child -> name(child).equals(name)).toList();
  }

  /** Returns the first child with one of these names, of which earlier ones precede. */
  static Optional<Element> first(Element parent, String... names) {
    for (String name : names) {
      Optional<Element> found =
          parent.children().stream().filter(child -> name(child).equals(name)).findFirst();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Returns the first text of a child with one of these names, or an empty string. */
  static String text(Element parent, String... names) {
    for (String name : names) {
      Optional<String> found =
          all(parent, name).stream()
              .map(child -> child.wholeText().strip())
              .filter(text -> !text.isEmpty())
              .findFirst();
      if (found.isPresent()) {
        return found.get();
      }
    }
    return "";
  }

  /** Returns an element's HTML, written as text or, if not escaped, as elements. */
  static String html(Element element) {
    return element.children().isEmpty() ? element.wholeText() : element.html();
  }

  /** Returns the base of relative addresses in an element (xml:base). */
  static String base(Element element, String outside) {
    Deque<String> said = new ArrayDeque<>();
    for (Element at = element; at != null; at = at.parent()) {
      if (at.hasAttr("xml:base")) {
        said.push(at.attr("xml:base"));
      }
    }
    String base = outside;
    for (String one : said) {
      String next = FeedText.absolute(base, one);
      base = next.isEmpty() ? base : next;
    }
    return base;
  }
}
