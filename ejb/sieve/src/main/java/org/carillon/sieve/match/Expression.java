package org.carillon.sieve.match;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.carillon.sieve.run.ScriptRun;

/**
 * A regular expression of {@code :regex} (draft-ietf-sieve-regex: POSIX extended, the longest of
 * the leftmost matches). Matched in time that grows with the text alone: no expression goes back.
 */
public final class Expression {
  private static final int LONGEST = 1_000;

  /** How many times what is repeated may be repeated in all: what a compiled expression takes. */
  private static final long MOST_REPEATED = 1_000;

  private final Pattern pattern;

  private Expression(Pattern pattern) {
    this.pattern = pattern;
  }

  /** An expression, or what is wrong with it. */
  public sealed interface Read {
    /** One that can be used. */
    record Ready(Expression expression) implements Read {}

    /** One that can't. */
    record Wrong(String why) implements Read {}
  }

  /** Reads an expression. */
  public static Read of(String text, Collation collation) {
    if (text.length() > LONGEST) {
      return new Read.Wrong("A regular expression has " + LONGEST + " characters at most");
    }
    if (repeated(text) > MOST_REPEATED) {
      return new Read.Wrong("This regular expression repeats too much");
    }
    int flags = Pattern.LONGEST_MATCH;
    if (collation == Collation.ASCII_CASEMAP || collation == Collation.UNICODE_CASEMAP) {
      flags |= Pattern.CASE_INSENSITIVE;
    }
    try {
      return new Read.Ready(new Expression(Pattern.compile(text, flags)));
    } catch (PatternSyntaxException e) {
      return new Read.Wrong("This is no regular expression: " + e.getDescription());
    }
  }

  /** The product of all counted repetitions: as if all lay within each other. */
  private static long repeated(String text) {
    long product = 1;
    for (int at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) {
      int end = text.indexOf('}', at);
      int most = end < 0 ? 1 : largest(text.substring(at + 1, end));
      product = Math.min(Integer.MAX_VALUE, product * Math.max(1, most));
    }
    return product;
  }

  private static int largest(String bounds) {
    int most = 0;
    for (String bound : bounds.split(",", -1)) {
      if (bound.length() > 4 || !bound.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return 1;
      }
      most = bound.isEmpty() ? most : Math.max(most, Integer.parseInt(bound));
    }
    return most;
  }

  /** All that matched and its groups; empty when nothing does. */
  List<String> groups(String text, ScriptRun run) {
    run.work(16L * text.length());
    List<String> groups = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    if (matcher.find()) {
      for (int i = 0; i <= matcher.groupCount(); i++) {
        String group = matcher.group(i);
        groups.add(group == null ? "" : group);
      }
    }
    return groups;
  }
}
