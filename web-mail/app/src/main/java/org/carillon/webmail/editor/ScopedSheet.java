package org.carillon.webmail.editor;

import java.util.regex.Pattern;

/**
 * A cleaned style sheet limited to one element, so that a sender's styles do not apply to the
 * writer's text. It reads the output of {@link org.carillon.format.css.StyleSanitizer}: rules and {@code
 * @media}, without comments, with braces and quotes in strings escaped.
 */
public final class ScopedSheet {
  private static final Pattern ROOT =
      Pattern.compile(
          "(?i)^(?:(?:html|:root)(?![\\w-])[^\\s>,]*[\\s>]+)?(?:html|body|:root)(?![\\w-])");

  private ScopedSheet() {}

  /** Returns the sheet with the selector {@code scope} before each of its own. */
  public static String of(String sheet, String scope) {
    StringBuilder scoped = new StringBuilder(sheet.length() + sheet.length() / 4);
    int at = 0;
    while (at < sheet.length()) {
      int open = sheet.indexOf('{', at);
      int close = sheet.indexOf('}', at);
      if (open < 0 || close >= 0 && close < open) {
        int end = close < 0 ? sheet.length() : close + 1;
        scoped.append(sheet, at, end);
        at = end;
      } else if (sheet.substring(at, open).strip().startsWith("@")) {
        scoped.append(sheet, at, open + 1);
        at = open + 1;
      } else {
        selectors(sheet.substring(at, open), scope, scoped);
        int end = close < 0 ? sheet.length() : close + 1;
        scoped.append(sheet, open, end);
        at = end;
      }
    }
    return scoped.toString();
  }

  private static void selectors(String list, String scope, StringBuilder scoped) {
    int depth = 0;
    boolean quoted = false;
    int begin = 0;
    for (int i = 0; i <= list.length(); i++) {
      char c = i < list.length() ? list.charAt(i) : ',';
      quoted ^= c == '"';
      depth += quoted ? 0 : c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      if (i == list.length() || c == ',' && depth == 0 && !quoted) {
        scoped.append(begin == 0 ? "" : ",").append(one(list.substring(begin, i).strip(), scope));
        begin = i + 1;
      }
    }
  }

  private static String one(String selector, String scope) {
    var root = ROOT.matcher(selector);
    return root.find() ? scope + selector.substring(root.end()) : scope + " " + selector;
  }
}
