package org.carillon.bench.verdict;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The results for a message.
 *
 * @param results a word for each method; of several signatures all words, in order
 */
record Verdict(Map<Method, String> results) {
  private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");
  private static final Pattern RESULT = Pattern.compile("\\s*(spf|dkim|dmarc|arc)=([a-z]+)(.*)");

  enum Method {
    SPF,
    DKIM,
    DMARC,
    ARC
  }

  /** Parses Authentication-Results fields (RFC 8601), unfolded, without their names. */
  static Verdict of(List<String> fields) {
    Map<Method, List<String>> found = new EnumMap<>(Method.class);
    boolean isOfSender = false;
    for (String field : fields) {
      for (String part : plain(field).split(";")) {
        Matcher matcher = RESULT.matcher(part);
        if (matcher.matches()) {
          Method method = Method.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
          List<String> words = found.computeIfAbsent(method, _ -> new ArrayList<>());
          boolean isGreeting = matcher.group(3).contains("smtp.helo");
          if (method == Method.SPF) {
            // A filter that checks both reports both; the return path's result counts.
            if (isGreeting && isOfSender) {
              continue;
            }
            isOfSender = !isGreeting;
            words.clear();
          }
          words.add(matcher.group(2));
        }
      }
    }
    Map<Method, String> results = new EnumMap<>(Method.class);
    for (Method method : Method.values()) {
      List<String> words = found.getOrDefault(method, List.of("none"));
      results.put(method, String.join(",", words.stream().sorted().toList()));
    }
    return new Verdict(results);
  }

  /** Removes quoted strings and comments. */
  private static String plain(String field) {
    String text = QUOTED.matcher(field).replaceAll("x");
    for (String before = ""; !before.equals(text); ) {
      before = text;
      text = COMMENT.matcher(text).replaceAll(" ");
    }
    return text.replaceAll("\\s+", " ");
  }

  /** The result of a method. */
  String of(Method method) {
    return results.get(method);
  }
}
