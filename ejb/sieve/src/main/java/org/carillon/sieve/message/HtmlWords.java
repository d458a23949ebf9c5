package org.carillon.sieve.message;

import java.util.Locale;

/** The words of an HTML text without its tags (RFC 5173 §5.3), good enough for a search. */
public final class HtmlWords {
  private static final char NO_BREAK = '\u00a0';

  private HtmlWords() {}

  /** Returns its text, with spaces for tags that separate words. */
  public static String of(String html) {
    StringBuilder words = new StringBuilder(html.length());
    int at = 0;
    while (at < html.length()) {
      char c = html.charAt(at);
      if (c == '<') {
        at = behindMark(html, at, words);
      } else if (c == '&') {
        at = CharacterReferences.read(html, at, words);
        int last = words.length() - 1;
        // Search keys have plain spaces.
        words.setCharAt(last, words.charAt(last) == NO_BREAK ? ' ' : words.charAt(last));
      } else {
        words.append(c);
        at++;
      }
    }
    return words.toString();
  }

  private static int behindMark(String html, int at, StringBuilder words) {
    if (html.startsWith("<!--", at)) {
      return behind(html, "-->", at);
    }
    int end = html.indexOf('>', at);
    if (end < 0) {
      return html.length();
    }
    String name = name(html, at + 1, end);
    if (name.equals("script") || name.equals("style")) {
      int close = indexIgnoringCase(html, "</" + name, end);
      return close < 0 ? html.length() : behind(html, ">", close);
    }
    if (!isInline(name)) {
      words.append(' ');
    }
    return end + 1;
  }

  private static boolean isInline(String name) {
    return switch (name) {
      case "a", "b", "i", "u", "em", "strong", "span", "font", "small", "big", "sub", "sup" -> true;
      default -> false;
    };
  }

  private static int behind(String html, String mark, int from) {
    int at = html.indexOf(mark, from);
    return at < 0 ? html.length() : at + mark.length();
  }

  private static String name(String html, int from, int end) {
    int begin = from < end && html.charAt(from) == '/' ? from + 1 : from;
    int at = begin;
    while (at < end && at - begin < 12 && Character.isLetterOrDigit(html.charAt(at))) {
      at++;
    }
    return html.substring(begin, at).toLowerCase(Locale.ROOT);
  }

  private static int indexIgnoringCase(String html, String mark, int from) {
    for (int at = html.indexOf('<', from); at >= 0; at = html.indexOf('<', at + 1)) {
      if (html.regionMatches(true, at, mark, 0, mark.length())) {
        return at;
      }
    }
    return -1;
  }
}
