package org.carillon.sieve.match;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.carillon.sieve.run.ScriptFault;
import org.carillon.sieve.run.ScriptRun;

/**
 * A regular expression of {@code :regex} (draft-ietf-sieve-regex: POSIX extended, the longest of
 * the leftmost matches). Its time grows only with the text: it does not backtrack.
 */
public final class Expression {
  private static final int LONGEST = 1_000;

  /** The cost of a character here without any states, in plain character comparisons. */
  private static final int BASE = 16;

  /** The cost of compiling a state, in character comparisons. */
  static final long COMPILED = 64;

  /** Limits the memory of a compiled expression, and the stack of its matching. */
  private static final long MOST_STATES = 1_000;

  private final Pattern pattern;
  private final long states;

  private Expression(Pattern pattern, long states) {
    this.pattern = pattern;
    this.states = states;
  }

  public sealed interface Read {
    record Ready(Expression expression) implements Read {}

    record Wrong(String why) implements Read {}
  }

  public static Read of(String text, Collation collation) {
    if (text.length() > LONGEST) {
      return new Read.Wrong("A regular expression can have " + LONGEST + " characters at most");
    }
    long states = ExpressionSize.of(text);
    if (states > MOST_STATES) {
      return new Read.Wrong("This regular expression repeats too much");
    }
    int flags = Pattern.LONGEST_MATCH;
    if (collation == Collation.ASCII_CASEMAP || collation == Collation.UNICODE_CASEMAP) {
      flags |= Pattern.CASE_INSENSITIVE;
    }
    try {
      return new Read.Ready(new Expression(Pattern.compile(text, flags), states));
    } catch (PatternSyntaxException e) {
      return new Read.Wrong("This is not a valid regular expression: " + e.getDescription());
    }
  }

  /** The size: its memory in characters, roughly. */
  public long states() {
    return states;
  }

  /** Returns the whole match and its groups; empty without a match. */
  List<String> groups(String text, ScriptRun run) {
    run.work((BASE + states) * text.length());
    List<String> groups = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    if (finds(matcher)) {
      for (int i = 0; i <= matcher.groupCount(); i++) {
        String group = matcher.group(i);
        groups.add(group == null ? "" : group);
      }
    }
    return groups;
  }

  /** Returns whether it matches. The library recurses for each optional part. */
  private static boolean finds(Matcher matcher) {
    try {
      return matcher.find();
    } catch (StackOverflowError e) {
      throw ScriptFault.ofStep("This regular expression is nested too deeply");
    }
  }
}
