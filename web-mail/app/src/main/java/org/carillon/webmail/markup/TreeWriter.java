package org.carillon.webmail.markup;

import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Writes the permitted elements and attributes of an HTML tree, and text. It escapes all that could
 * begin markup in a text or a value (HTML §13.3). It does not recurse, so deep trees are safe.
 */
public final class TreeWriter {

  /** The most nodes of a message that are shown. The rest is left out. */
  private static final int MOST_NODES = 400_000;

  private final StringBuilder html = new StringBuilder();
  private final AttributeRule rule;
  private final int mostChars;
  private int nodes;

  /** True after a start tag after which parsers drop a line break (HTML §13.1.2.5). */
  private boolean isAtBeginOfPre;

  /** Decides which attributes of an element are written. */
  interface AttributeRule {
    boolean isWritten(String element, String attribute, String value);
  }

  private TreeWriter(AttributeRule rule, int mostChars) {
    this.rule = rule;
    this.mostChars = mostChars;
  }

  /** Writes an element's content with permitted attributes; callers check styles and pictures. */
  public static String inner(Element element) {
    return write(element, AllowedMarkup::mayHave, Integer.MAX_VALUE);
  }

  static String write(Element element, AttributeRule rule, int mostChars) {
    TreeWriter writer = new TreeWriter(rule, mostChars);
    writer.children(element);
    // The blanks before a page's first element are not part of its tree.
    return writer.html.toString().stripLeading();
  }

  private boolean isFull() {
    return nodes > MOST_NODES || html.length() > mostChars;
  }

  private void children(Element top) {
    Node at = top.firstChild();
    while (at != null) {
      if (isFull()) {
        close(at.parent(), top);
        return;
      }
      Node next = begin(at) ? at.firstChild() : null;
      if (next == null) {
        end(at);
        while (at.nextSibling() == null) {
          at = at.parent();
          if (at == top) {
            return;
          }
          end(at);
        }
        next = at.nextSibling();
      }
      at = next;
    }
  }

  private void close(Node innermost, Element top) {
    for (Node open = innermost; open != top; open = open.parent()) {
      end(open);
    }
  }

  /** Writes a node's start; returns whether its content is written, too. */
  private boolean begin(Node node) {
    nodes++;
    return switch (node) {
      case TextNode text -> {
        text(text.getWholeText());
        yield false;
      }
      case Element element ->
          switch (AllowedMarkup.of(element)) {
            case WRITTEN -> {
              tag(element);
              yield !AllowedMarkup.isVoid(element.normalName());
            }
            case OPENED -> true;
            case WORDS -> {
              words(element);
              yield false;
            }
            case LEFT_OUT -> false;
          };
      default -> false;
    };
  }

  private void end(Node node) {
    if (node instanceof Element element
        && AllowedMarkup.of(element) == AllowedMarkup.Fate.WRITTEN
        && !AllowedMarkup.isVoid(element.normalName())) {
      html.append("</").append(element.normalName()).append('>');
      isAtBeginOfPre = false;
    }
  }

  private void tag(Element element) {
    String name = element.normalName();
    html.append('<').append(name);
    boolean isLink = false;
    boolean isWithin = false;
    for (Attribute attribute : element.attributes()) {
      String key = attribute.getKey();
      String value = value(key, attribute.getValue());
      if (rule.isWritten(name, key, value)) {
        html.append(' ').append(key).append("=\"");
        escape(value, true);
        html.append('"');
        isLink |= key.equals("href");
        isWithin |= key.equals("href") && value.startsWith("#");
      }
    }
    if (isWithin) {
      html.append(" target=\"_self\"");
    } else if (isLink) {
      html.append(" rel=\"noopener noreferrer nofollow\"");
    }
    html.append('>');
    isAtBeginOfPre = name.equals("pre");
  }

  /** An address without the blanks and line breaks that browsers leave out of it (URL §4.4). */
  private static String value(String attribute, String value) {
    return attribute.equals("href")
        ? value.replace("\t", "").replace("\n", "").replace("\r", "").trim()
        : value;
  }

  /** Writes an element whose text may look like markup. */
  private void words(Element element) {
    boolean isBlock = !element.nameIs("textarea");
    if (isBlock) {
      html.append("<pre>");
      isAtBeginOfPre = true;
    }
    for (Node node : element.childNodes()) {
      switch (node) {
        case TextNode text -> text(text.getWholeText());
        case DataNode data -> text(data.getWholeData());
        default -> {}
      }
    }
    if (isBlock) {
      html.append("</pre>");
      isAtBeginOfPre = false;
    }
  }

  private void text(String text) {
    if (isAtBeginOfPre && !text.isEmpty()) {
      if (text.charAt(0) == '\n') {
        html.append('\n');
      }
      isAtBeginOfPre = false;
    }
    escape(text, false);
  }

  private void escape(String text, boolean inQuotes) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      switch (character) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append(inQuotes ? "&quot;" : "\"");
        case '\r' -> html.append(isBefore(text, i, '\n') ? "" : "\n");
        case '\f' -> html.append(' ');
        default -> {
          if (character >= ' ' || character == '\n' || character == '\t') {
            html.append(character);
          }
        }
      }
    }
  }

  private static boolean isBefore(String text, int at, char next) {
    return at + 1 < text.length() && text.charAt(at + 1) == next;
  }
}
