package org.carillon.webmail.query;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Shows the search text, and marks its words in lists of results. */
@Named("marks")
@RequestScoped
public class Marks {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  @Inject private SearchField field;

  private Pattern sought;

  /** Returns a text as HTML: everything is escaped, and the search words are marked. */
  public String of(String text) {
    if (sought == null) {
      sought = pattern(field.getLine().words());
    }
    return html(text, sought);
  }

  /** Matches words by their beginnings, as the index does. */
  static Pattern pattern(List<String> words) {
    String any =
        words.stream()
            .filter(word -> !word.isBlank())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    return any.isEmpty()
        ? Pattern.compile("(?!)")
        : Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + any + ")", FLAGS);
  }

  static String html(String text, Pattern sought) {
    StringBuilder html = new StringBuilder(text.length() + 32);
    Matcher found = sought.matcher(text);
    int at = 0;
    while (found.find()) {
      escape(text, at, found.start(), html);
      html.append("<mark>");
      escape(text, found.start(), found.end(), html);
      html.append("</mark>");
      at = found.end();
    }
    escape(text, at, text.length(), html);
    return html.toString();
  }

  private static void escape(String text, int from, int to, StringBuilder html) {
    for (int i = from; i < to; i++) {
      switch (text.charAt(i)) {
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '&' -> html.append("&amp;");
        case '"' -> html.append("&quot;");
        default -> html.append(text.charAt(i));
      }
    }
  }
}
