package org.carillon.webmail.read;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** The text of an HTML message, for quoting it and for those who read text only. */
public final class HtmlText {

  private HtmlText() {}

  /** The text, its paragraphs and lists on lines of their own. */
  public static String of(String html) {
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
        Jsoup.parse(html).body());
    return text.toString()
        .replaceAll("[ \\t\\u00a0]+\\n", "\n")
        .replaceAll("\\n{3,}", "\n\n")
        .strip();
  }
}
