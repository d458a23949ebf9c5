package org.carillon.webmail.read;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text made into HTML: everything escaped, addresses of the web and of mail made links, quoted
 * lines set apart. What comes out holds no other tags than those.
 */
public final class PlainText {
  private static final Pattern LINK =
      Pattern.compile(
          "(https?://[^\\s<>\"'\\p{Cntrl}]{1,2000})"
              + "|([\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8})");
  private static final String CLOSERS = ".,;:!?)]}*_";

  private PlainText() {}

  /** The text as HTML. */
  public static String html(String text) {
    StringBuilder html = new StringBuilder(text.length() + 256);
    boolean quoted = false;
    for (String line : text.split("\r?\n", -1)) {
      boolean isQuote = line.startsWith(">");
      if (isQuote != quoted) {
        html.append(isQuote ? "<span class=\"quoted\">" : "</span>");
        quoted = isQuote;
      }
      line(line, html);
      html.append('\n');
    }
    return html.append(quoted ? "</span>" : "").toString();
  }

  private static void line(String line, StringBuilder html) {
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

  /** A full stop behind an address is the sentence's. */
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
