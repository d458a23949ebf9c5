package org.carillon.webmail.markup;

import java.io.StringReader;
import java.util.regex.Pattern;
import org.carillon.format.budget.BudgetReader;
import org.carillon.format.budget.WorkBudget;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** The text of an HTML message, for quoting it and for those who read text only. */
public final class HtmlText {

  /** Each run of blanks is scanned once, and not again from its second blank on. */
  private static final Pattern BLANKS_AT_END =
      Pattern.compile("(?<![ \\t\\u00a0])[ \\t\\u00a0]++\\n");

  private static final Pattern EMPTY_LINES = Pattern.compile("\\n{3,}");

  private HtmlText() {}

  /** Returns the text, its paragraphs and lists on their own lines, as far as the budget goes. */
  public static String of(String html) {
    WorkBudget reading = WorkBudget.current().rest();
    StringBuilder text = new StringBuilder();
    NodeTraversor.traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {
            switch (node) {
              case TextNode words -> text.append(words.text());
              case Element element when element.nameIs("br") -> text.append('\n');
              case Element element when element.nameIs("li") -> text.append("\n  • ");
              default -> {}
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (node instanceof Element element && element.isBlock() && !element.nameIs("li")) {
              text.append('\n');
            }
          }
        },
        Parser.htmlParser()
            .parseInput(new BudgetReader(new StringReader(html), reading), "")
            .body());
    String trimmed = BLANKS_AT_END.matcher(text).replaceAll("\n");
    return EMPTY_LINES.matcher(trimmed).replaceAll("\n\n").strip();
  }
}
