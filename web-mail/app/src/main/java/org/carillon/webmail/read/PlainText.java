package org.carillon.webmail.read;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.format.budget.WorkBudget;

/**
 * Converts plain text to HTML: everything is escaped, web and mail addresses become links, quoted
 * lines are set apart. The result has no other tags. Over budget, addresses are not linked.
 */
public final class PlainText {
  /** A mail address is tried only at its first character, so the text is scanned once. */
  private static final Pattern LINK =
      Pattern.compile(
          "(https?://[^\\s<>\"'\\p{Cntrl}]{1,2000})"
              + "|((?<![\\w.+-])[\\w.+-]{1,64}+@[\\w-]{1,63}+(?:\\.[\\w-]{1,63}+){1,8}+)");

  private static final int CHARS_A_STEP = 64;
  private static final String CLOSERS = ".,;:!?)]}*_";

  private PlainText() {}

  /** The least number of quoted lines that can be folded. */
  private static final int FOLDED = 4;

  /** Returns the text as HTML, with its quotes unfolded. */
  public static String html(String text) {
    return html(text, "");
  }

  /** Returns the text as HTML; long quotes are folded under the label, unless it is empty. */
  public static String html(String text, String fold) {
    List<String> lines = List.of(text.split("\r?\n", -1));
    StringBuilder html = new StringBuilder(text.length() + 256);
    int at = 0;
    while (at < lines.size()) {
      int end = at;
      while (end < lines.size() && lines.get(end).startsWith(">")) {
        end++;
      }
      if (end == at) {
        line(lines.get(at++), html);
        html.append('\n');
      } else {
        boolean isFolded = !fold.isEmpty() && end - at >= FOLDED;
        quoted(lines.subList(at, end), isFolded ? fold : "", html);
        at = end;
      }
    }
    return html.toString();
  }

  private static void quoted(List<String> lines, String fold, StringBuilder html) {
    if (!fold.isEmpty()) {
      html.append("<details class=\"quote\"><summary>");
      escape(fold, 0, fold.length(), html);
      html.append("</summary>");
    }
    html.append("<span class=\"quoted\">");
    for (String line : lines) {
      line(line, html);
      html.append('\n');
    }
    html.append("</span>").append(fold.isEmpty() ? "" : "</details>");
  }

  private static void line(String line, StringBuilder html) {
    if (!WorkBudget.current().take(1 + line.length() / CHARS_A_STEP)) {
      escape(line, 0, line.length(), html);
      return;
    }
    Matcher link = LINK.matcher(line);
    int at = 0;
    while (link.find()) {
      escape(line, at, link.start(), html);
      int end = link.group(1) == null ? link.end() : withoutClosers(line, link.start(), link.end());
      html.append("<a rel=\"noopener noreferrer\" ");
      html.append(link.group(1) == null ? "href=\"write?to=" : "target=\"_blank\" href=\"");
      escape(line, link.start(), end, html);
      html.append("\">");
      escape(line, link.start(), end, html);
      html.append("</a>");
      at = end;
    }
    escape(line, at, line.length(), html);
  }

  /** A full stop after an address belongs to the sentence. */
  private static int withoutClosers(String line, int start, int end) {
    int last = end;
    while (last > start && CLOSERS.indexOf(line.charAt(last - 1)) >= 0) {
      last--;
    }
    return last;
  }

  private static void escape(String text, int from, int to, StringBuilder html) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '&' -> html.append("&amp;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(Character.isISOControl(c) && c != '\t' ? ' ' : c);
      }
    }
  }
}
