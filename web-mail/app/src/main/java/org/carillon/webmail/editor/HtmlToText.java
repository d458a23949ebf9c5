package org.carillon.webmail.editor;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** Converts a message's HTML to text: {@code >} before quotes, list marks, link addresses. */
public final class HtmlToText {
  private final StringBuilder text = new StringBuilder();
  private int depth;
  private boolean isNewLine = true;

  private HtmlToText() {}

  /** Returns the text, with each paragraph on one line. */
  public static String of(String html) {
    HtmlToText writer = new HtmlToText();
    NodeTraversor.filter(
        new NodeFilter() {
          @Override
          public FilterResult head(Node node, int level) {
            return writer.head(node);
          }

          @Override
          public FilterResult tail(Node node, int level) {
            writer.tail(node);
            return FilterResult.CONTINUE;
          }
        },
        Jsoup.parse(html).body());
    return writer.text.toString().replaceAll("\\n{4,}", "\n\n\n").stripTrailing();
  }

  private NodeFilter.FilterResult head(Node node) {
    switch (node) {
      case TextNode words -> words(isPre(words) ? words.getWholeText() : words.text(), words);
      case Element element when element.nameIs("br") -> {
        if (element.nextSibling() != null || isNewLine) {
          end();
        }
      }
      case Element element when element.nameIs("blockquote") -> {
        begin();
        depth++;
      }
      case Element element when element.nameIs("li") -> {
        begin();
        Element list = element.parent();
        boolean isCounted = list != null && list.nameIs("ol");
        write("  " + (isCounted ? element.elementSiblingIndex() + 1 + ". " : "- "));
      }
      case Element element when element.nameIs("img") -> {
        if (!element.attr("alt").isBlank()) {
          write("[" + element.attr("alt").strip() + "]");
        }
      }
      case Element element when element.nameIs("td") || element.nameIs("th") -> {
        if (!isNewLine) {
          write("  ");
        }
      }
      case Element element when element.isBlock() -> begin();
      default -> {}
    }
    return NodeFilter.FilterResult.CONTINUE;
  }

  private void tail(Node node) {
    if (!(node instanceof Element element)) {
      return;
    }
    if (element.nameIs("a")) {
      String target = element.attr("href").replaceFirst("^mailto:", "");
      String shown = element.text().strip();
      if (!target.isEmpty() && !target.equals(shown) && !target.equals(shown + "/")) {
        write(" <" + target + ">");
      }
    } else if (element.nameIs("blockquote")) {
      begin();
      depth--;
    } else if (element.nameIs("p")) {
      begin();
      if (element.nextElementSibling() != null) {
        end();
      }
    } else if (element.isBlock() || element.nameIs("tr")) {
      begin();
    }
  }

  private static boolean isPre(TextNode words) {
    for (Node up = words.parent(); up instanceof Element element; up = element.parent()) {
      if (element.nameIs("pre") || element.attr("style").contains("pre-wrap")) {
        return true;
      }
    }
    return false;
  }

  private void words(String said, TextNode node) {
    String plain = said.replace('\u00a0', ' ');
    if (isPre(node)) {
      String[] lines = plain.split("\n", -1);
      for (int i = 0; i < lines.length; i++) {
        if (!lines[i].isEmpty()) {
          write(lines[i]);
        }
        if (i < lines.length - 1) {
          end();
        }
      }
    } else if (!plain.isBlank() || !isNewLine) {
      write(isNewLine ? plain.stripLeading() : plain);
    }
  }

  private void write(String words) {
    if (isNewLine && depth > 0) {
      text.append(">".repeat(depth)).append(' ');
    }
    text.append(words);
    isNewLine = false;
  }

  /** Begins a line, unless one is begun already. */
  private void begin() {
    if (!isNewLine) {
      end();
    }
  }

  private void end() {
    if (isNewLine && depth > 0) {
      text.append(">".repeat(depth));
    }
    text.append('\n');
    isNewLine = true;
  }
}
