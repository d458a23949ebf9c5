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
 * Untrusted HTML as the tree that a browser makes of what {@link TreeWriter} writes of it, so that
 * the checked tree is the shown one. Removing an element can change how its neighbours are parsed
 * (HTML §13.3), so the tree is written and parsed until nothing changes. Only permitted elements
 * and checked attributes remain. If the budget ends before, only the text read so far is kept.
 *
 * @param body the body, with the attributes that it came with
 * @param sheets the style elements that it came with, wherever they stood
 */
public record StableHtmlTree(Element body, List<Element> sheets) {

  /** Deeper elements are removed, and their content becomes that of the surrounding elements. */
  private static final int DEEPEST = 200;

  /** The tree seldom changes after the second round. */
  private static final int MOST_ROUNDS = 6;

  /** Attributes that are checked besides those that are written. */
  private static final Set<String> LOOKED_AT =
      Set.of("style", "background", "src", "type", "width", "height");

  public StableHtmlTree {
    sheets = List.copyOf(sheets);
  }

  /** Reads HTML, to write at most so many characters: parsing may repeat elements in the tree. */
  public static StableHtmlTree of(String html, int mostChars) {
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
      return new StableHtmlTree(words(first.body()), List.of());
    }
    body.attributes().addAll(first.body().attributes());
    return new StableHtmlTree(body, first.select("style"));
  }

  /** Parses as browsers do for the page in which it is shown, in no-quirks mode. */
  private static Document parsed(String html, WorkBudget reading) {
    Document document =
        Parser.htmlParser()
            .setMaxDepth(DEEPEST)
            .parseInput(new BudgetReader(new StringReader("<!DOCTYPE html>" + html), reading), "");
    // Indenting looks at all siblings of each element, which is slow when there are many.
    document.outputSettings().prettyPrint(false);
    return document;
  }

  /** Keeps only the text, which cannot be read as markup. */
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
