package org.carillon.webmail.markup;

import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * A stranger's HTML as the tree that a browser makes of what {@link TreeWriter} writes of it, so
 * that what is judged in the tree is what is shown. What is left out of a tree may let its
 * neighbours be read otherwise than they stood (HTML §13.3): so the tree is written and read until
 * nothing changes. Elements are those that are allowed; attributes, those that are looked at.
 *
 * @param body the body, with the attributes that it came with
 * @param sheets the style elements that it came with, wherever they stood
 */
public record SettledTree(Element body, List<Element> sheets) {

  /** Deeper elements are left out, and what stands in them belongs to those around. */
  private static final int DEEPEST = 200;

  /** The second time nearly all is as it was the first. */
  private static final int MOST_ROUNDS = 6;

  /** What is looked at besides what is written. */
  private static final Set<String> LOOKED_AT =
      Set.of("style", "background", "src", "type", "width", "height");

  /** Keeps a copy. */
  public SettledTree {
    sheets = List.copyOf(sheets);
  }

  /**
   * Reads HTML.
   *
   * @param mostChars of what is written of it: a letter's elements may be repeated in its tree
   */
  public static SettledTree of(String html, int mostChars) {
    Document first = parsed(html);
    Element body = first.body();
    String written = written(body, mostChars);
    for (int round = 1; round < MOST_ROUNDS; round++) {
      body = parsed(written).body();
      String again = written(body, mostChars);
      if (again.equals(written)) {
        break;
      }
      written = again;
    }
    body.attributes().addAll(first.body().attributes());
    return new SettledTree(body, first.select("style"));
  }

  /** As browsers read the page in which it is shown: without the quirks of old ones. */
  private static Document parsed(String html) {
    Document document =
        Parser.htmlParser().setMaxDepth(DEEPEST).parseInput("<!DOCTYPE html>" + html, "");
    // Indenting looks at all that stands beside an element: of many, each time.
    document.outputSettings().prettyPrint(false);
    return document;
  }

  private static String written(Element body, int mostChars) {
    return TreeWriter.write(
        body,
        (element, attribute, value) ->
            LOOKED_AT.contains(attribute) || AllowedMarkup.mayHave(element, attribute, value),
        mostChars);
  }
}
