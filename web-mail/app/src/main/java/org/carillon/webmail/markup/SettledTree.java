package org.carillon.webmail.markup;

import java.io.StringReader;
import java.util.List;
import java.util.Set;
import org.carillon.format.budget.BudgetReader;
import org.carillon.format.budget.WorkBudget;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * A stranger's HTML as the tree that a browser makes of what {@link TreeWriter} writes of it, so
 * that what is judged in the tree is what is shown. What is left out of a tree may let its
 * neighbours be read otherwise than they stood (HTML §13.3): so the tree is written and read until
 * nothing changes. Elements are those that are allowed; attributes, those that are looked at. Of
 * what is over budget before that, the words are left, as far as they were read.
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
    WorkBudget reading = WorkBudget.current().rest();
    Document first = parsed(html, reading);
    Element body = first.body();
    String written = written(body, mostChars);
    for (int round = 1; round < MOST_ROUNDS; round++) {
      body = parsed(written, reading).body();
      String again = written(body, mostChars);
      if (again.equals(written)) {
        break;
      }
      written = again;
    }
    if (reading.isSpent()) {
      return new SettledTree(words(first.body()), List.of());
    }
    body.attributes().addAll(first.body().attributes());
    return new SettledTree(body, first.select("style"));
  }

  /** As browsers read the page in which it is shown: without the quirks of old ones. */
  private static Document parsed(String html, WorkBudget reading) {
    Document document =
        Parser.htmlParser()
            .setMaxDepth(DEEPEST)
            .parseInput(new BudgetReader(new StringReader("<!DOCTYPE html>" + html), reading), "");
    // Indenting looks at all that stands beside an element: of many, each time.
    document.outputSettings().prettyPrint(false);
    return document;
  }

  /** The words alone: whatever they look like, they are none. */
  private static Element words(Element body) {
    Element words = new Element("body");
    words.appendElement("pre").appendText("\n" + body.wholeText());
    return words;
  }

  private static String written(Element body, int mostChars) {
    return TreeWriter.write(
        body,
        (element, attribute, value) ->
            LOOKED_AT.contains(attribute) || AllowedMarkup.mayHave(element, attribute, value),
        mostChars);
  }
}
