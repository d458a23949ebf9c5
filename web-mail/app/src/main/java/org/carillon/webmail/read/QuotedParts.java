package org.carillon.webmail.read;

import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Folds the quotes in a message's HTML by programs' marks; they unfold without a script. */
final class QuotedParts {

  /** The outermost elements that match are quotes. */
  private static final String QUOTES =
      "blockquote[type=cite], .gmail_quote, .yahoo_quoted, .protonmail_quote, #divRplyFwdMsg";

  /** Outlook's mark is before the quote, not around it. */
  private static final String BEGIN = "divRplyFwdMsg";

  private QuotedParts() {}

  /** Folds the last quote, opened by the words, unless the message has nothing else. */
  static void fold(Element body, String words) {
    List<Element> quotes = body.select(QUOTES);
    if (quotes.isEmpty()) {
      return;
    }
    Element quote = outermost(quotes.getLast(), body);
    if (!isAfterWords(quote, body)) {
      return;
    }
    Element details = new Element("details");
    details.appendElement("summary").text(words);
    List<Node> folded = quote.id().equals(BEGIN) ? withFollowing(quote) : List.of(quote);
    quote.before(details);
    folded.forEach(details::appendChild);
  }

  private static Element outermost(Element quote, Element body) {
    Element outermost = quote;
    for (Element above = quote.parent(); above != null && above != body; above = above.parent()) {
      outermost = above.is(QUOTES) ? above : outermost;
    }
    return outermost;
  }

  private static List<Node> withFollowing(Element begin) {
    List<Node> siblings = begin.parent().childNodes();
    return List.copyOf(siblings.subList(begin.siblingIndex(), siblings.size()));
  }

  /** Returns whether there is something to read or to see before the quote. */
  private static boolean isAfterWords(Element quote, Element body) {
    for (Element at = quote; at != null && at != body; at = at.parent()) {
      for (Node before = at.previousSibling(); before != null; before = before.previousSibling()) {
        if (isShown(before)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isShown(Node node) {
    return switch (node) {
      case TextNode text -> !text.isBlank();
      case Element element -> element.hasText() || !element.select("img").isEmpty();
      default -> false;
    };
  }
}
