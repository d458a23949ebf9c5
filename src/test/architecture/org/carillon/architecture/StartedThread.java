package org.carillon.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A thread that the code starts, or that {@code docs/concurrency.md} documents.
 *
 * @param name its name, with … for variable parts; empty if it has none
 * @param kind {@code virtual} or {@code platform}
 * @param starter the simple name of the class that starts it
 */
record StartedThread(String name, String kind, String starter) {
  private static final String VIRTUAL = "virtual";
  private static final String PLATFORM = "platform";

  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);

  /** All ways to start a thread; methods of {@code Executors} that take a factory end there. */
  private static final Pattern MADE =
      Pattern.compile(
          "Thread\\s*\\.\\s*of(?<builder>Virtual|Platform)\\(\\)(?<steps>(?:\\s*\\.\\s*(?:daemon\\(\\w*\\)|priority\\([\\w.]+\\)))*\\s*\\.\\s*name\\()?"
              + "|(?:Thread\\s*\\.\\s*(?<bare>startVirtualThread)|Gatherers\\s*\\.\\s*(?<gathered>mapConcurrent))\\("
              + "|new\\s+(?<made>Thread|RepeatedWork|ChangeFollower)\\("
              + "|Executors\\s*\\.\\s*new(?<pool>\\w+)\\(");

  private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern VARYING = Pattern.compile("\\p{Lu}+|…");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  static List<StartedThread> of(String starter, String source) {
    String code = COMMENT.matcher(source).replaceAll("");
    List<StartedThread> found = new ArrayList<>();
    Matcher made = MADE.matcher(code);
    while (made.find()) {
      made(starter, code, made.toMatchResult()).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<StartedThread> made(String starter, String code, MatchResult made) {
    if (made.group("builder") != null) {
      String kind = made.group("builder").equals("Virtual") ? VIRTUAL : PLATFORM;
      String name = made.group("steps") == null ? "" : name(arguments(code, made.end()).getFirst());
      boolean never = code.startsWith(".unstarted(() -> {})", made.end());
      return never ? Optional.empty() : Optional.of(new StartedThread(name, kind, starter));
    }
    if (made.group("bare") != null || made.group("gathered") != null) {
      return Optional.of(new StartedThread("", VIRTUAL, starter));
    }
    List<String> arguments = arguments(code, made.end());
    if (made.group("made") != null) {
      return Optional.of(
          !made.group("made").equals("Thread")
              ? new StartedThread(name(arguments.getFirst()), VIRTUAL, starter)
              : new StartedThread(name(arguments.getLast()), PLATFORM, starter));
    }
    boolean named = arguments.stream().anyMatch(each -> each.contains("Thread."));
    String kind = made.group("pool").startsWith("Virtual") ? VIRTUAL : PLATFORM;
    return named ? Optional.empty() : Optional.of(new StartedThread("", kind, starter));
  }

  /** The arguments between an opened parenthesis and its end, split at the commas. */
  private static List<String> arguments(String code, int begin) {
    List<String> arguments = new ArrayList<>();
    int depth = 1;
    int from = begin;
    boolean quoted = false;
    for (int at = begin; depth > 0; at++) {
      char c = code.charAt(at);
      if (c == '"' && code.charAt(at - 1) != '\\') {
        quoted = !quoted;
      } else if (!quoted) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (depth == 0 || depth == 1 && c == ',') {
          arguments.add(code.substring(from, at).strip());
          from = at + 1;
        }
      }
    }
    return arguments;
  }

  /** The literals of an expression, with … for the parts between them. */
  private static String name(String expression) {
    StringBuilder name = new StringBuilder();
    int from = 0;
    Matcher literal = STRING.matcher(expression);
    while (literal.find()) {
      varying(name, expression.substring(from, literal.start()));
      name.append(literal.group(1));
      from = literal.end();
    }
    varying(name, expression.substring(from));
    // A builder appends a counter to such a prefix: name("hash-", 0).
    return name.toString().endsWith("-") ? name + "…" : name.toString();
  }

  private static void varying(StringBuilder name, String between) {
    if (between.chars().anyMatch(Character::isLetter)) {
      name.append('…');
    }
  }

  /** The threads of a row of the page; empty if third-party code starts them. */
  static List<StartedThread> ofRow(String row) {
    String[] cells = row.split("\\|", -1);
    if (!cells[3].startsWith(" `")) {
      return List.of();
    }
    List<String> names = codes(cells[1]);
    return (names.isEmpty() ? List.of("") : names)
        .stream()
            .map(name -> VARYING.matcher(name).replaceAll("…"))
            .map(name -> new StartedThread(name, cells[2].strip(), codes(cells[3]).getFirst()))
            .toList();
  }

  private static List<String> codes(String cell) {
    return CODE.matcher(cell).results().map(found -> found.group(1)).toList();
  }
}
