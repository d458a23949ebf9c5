package org.carillon.format.mime.insert;

import java.util.Locale;
import java.util.Set;

/**
 * The range of the body in an HTML text, as browsers would find it. Tags in comments, in
 * attributes, and in elements whose content is plain text are ignored.
 *
 * @param begin the position after the body's start tag, or the beginning of the text
 * @param end the position before the body's last end tag, or the end of the text
 */
record HtmlBody(int begin, int end) {
  private static final Set<String> TEXTS =
      Set.of(
          "script",
          "style",
          "title",
          "textarea",
          "xmp",
          "noembed",
          "noframes",
          "noscript",
          "iframe");

  static HtmlBody of(String html) {
    String lower = html.toLowerCase(Locale.ROOT);
    // A letter that becomes two in lower case would shift the positions after it.
    return lower.length() == html.length()
        ? new Scan(lower).body()
        : new HtmlBody(0, html.length());
  }

  private static final class Scan {
    private final String text;
    private int begin = -1;
    private int end = -1;
    private int prologue;

    Scan(String text) {
      this.text = text;
    }

    HtmlBody body() {
      int at = text.indexOf('<');
      while (at >= 0) {
        at = text.indexOf('<', tag(at));
      }
      int first = begin >= 0 ? begin : prologue;
      return new HtmlBody(first, end >= first ? end : text.length());
    }

    /** Reads the markup at a position. Returns the position to continue from. */
    private int tag(int at) {
      if (text.startsWith("<!--", at)) {
        return comment(at);
      }
      if (text.startsWith("<!", at) || text.startsWith("<?", at)) {
        return markup(at, at + 1);
      }
      boolean closes = text.startsWith("</", at);
      int name = at + (closes ? 2 : 1);
      int nameEnd = name;
      while (nameEnd < text.length() && Character.isLetterOrDigit(text.charAt(nameEnd))) {
        nameEnd++;
      }
      if (nameEnd == name) {
        return at + 1;
      }
      int behind = tagEnd(nameEnd);
      element(text.substring(name, nameEnd), closes, at, behind);
      return !closes && TEXTS.contains(text.substring(name, nameEnd))
          ? textEnd(text.substring(name, nameEnd), behind)
          : behind;
    }

    private void element(String name, boolean closes, int at, int behind) {
      switch (name) {
        case "body" -> {
          if (closes) {
            end = at;
          } else if (begin < 0) {
            begin = behind;
          }
        }
        case "html" -> {
          if (!closes) {
            prologue = behind;
          } else if (end < 0) {
            end = at;
          }
        }
        case "head" -> {
          if (closes) {
            prologue = behind;
          }
        }
        default -> {
          // Other tags do not affect the range of the body.
        }
      }
    }

    private int comment(int at) {
      if (text.startsWith("<!-->", at) || text.startsWith("<!--->", at)) {
        return text.indexOf('>', at) + 1;
      }
      int close = text.indexOf("-->", at + 4);
      return close < 0 ? text.length() : close + 3;
    }

    private int markup(int at, int from) {
      int close = text.indexOf('>', from);
      int behind = close < 0 ? text.length() : close + 1;
      if (begin < 0 && at <= prologue + 1) {
        prologue = Math.max(prologue, behind);
      }
      return behind;
    }

    /** Returns the position after a tag's {@code >}, which is not one in a quoted value. */
    private int tagEnd(int from) {
      char quote = 0;
      for (int i = from; i < text.length(); i++) {
        char c = text.charAt(i);
        if (quote != 0) {
          quote = c == quote ? 0 : quote;
        } else if (c == '>') {
          return i + 1;
        } else if ((c == '"' || c == '\'') && text.charAt(i - 1) == '=') {
          quote = c;
        }
      }
      return text.length();
    }

    private int textEnd(String name, int from) {
      int close = text.indexOf("</" + name, from);
      return close < 0 ? text.length() : close;
    }
  }
}
