package org.carillon.sieve.match;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.carillon.sieve.run.ScriptFault;
import org.carillon.sieve.run.ScriptRun;
import org.carillon.sieve.run.TextList;

/** Compares values with keys (RFC 5228 §2.7). Constant keys are prepared when compiling. */
public final class ValueMatch {
  private final MatchType type;
  private final Relation relation;
  private final Collation collation;
  private final TextList keys;
  private final boolean captures;
  private final boolean areWords;
  private final KeyMatch[] ready;

  /**
   * Creates a match of values with keys.
   *
   * @param relation for {@code :count} and {@code :value}; ignored for others
   * @param captures whether the match sets variables (RFC 5229)
   * @throws ScriptFault if a key is no regular expression
   */
  public ValueMatch(
      MatchType type, Relation relation, Collation collation, TextList keys, boolean captures) {
    this(type, relation, collation, keys, captures, false);
  }

  private ValueMatch(
      MatchType type,
      Relation relation,
      Collation collation,
      TextList keys,
      boolean captures,
      boolean areWords) {
    this.type = type;
    this.relation = relation;
    this.collation = collation;
    this.keys = keys;
    this.captures = captures;
    this.areWords = areWords;
    this.ready = keys.isConstant() && type != MatchType.LIST ? ready(keys.constants()) : null;
  }

  /** Returns the same with each word of a key as its own key. */
  public ValueMatch ofWords() {
    return new ValueMatch(type, relation, collation, keys, captures, true);
  }

  private KeyMatch[] ready(List<String> keyTexts) {
    List<String> texts =
        areWords ? keyTexts.stream().flatMap(ValueMatch::words).toList() : keyTexts;
    KeyMatch[] made = new KeyMatch[texts.size()];
    for (int i = 0; i < made.length; i++) {
      made[i] = KeyMatch.of(type, relation, collation, texts.get(i), captures);
    }
    return made;
  }

  /** A key of spaces alone becomes the empty key, a substring of every value. */
  private static Stream<String> words(String key) {
    return key.isBlank() ? Stream.of("") : Stream.of(key.strip().split("[ \t\r\n]+", -1));
  }

  private KeyMatch[] madeReady(ScriptRun run) throws IOException {
    List<String> texts = keys.values(run);
    if (type == MatchType.REGEX) {
      texts.forEach(text -> run.work(Expression.COMPILED * ExpressionSize.of(text)));
    }
    return ready(texts);
  }

  public MatchType type() {
    return type;
  }

  /** Returns whether values are only counted. */
  public boolean counts() {
    return type == MatchType.COUNT;
  }

  /** Returns whether one of the values, or their number if counted, matches one of the keys. */
  public boolean matches(ScriptRun run, List<String> values) throws IOException {
    if (type == MatchType.LIST) {
      return isListed(run, values);
    }
    KeyMatch[] wanted = ready == null ? madeReady(run) : ready;
    if (counts()) {
      return one(run, wanted, Integer.toString(values.size()));
    }
    for (int i = 0; i < values.size(); i++) {
      if (one(run, wanted, values.get(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean one(ScriptRun run, KeyMatch[] wanted, String value) {
    String folded = collation.fold(value);
    run.work((long) wanted.length * value.length());
    for (KeyMatch key : wanted) {
      if (key.matches(run, folded, value)) {
        return true;
      }
    }
    return false;
  }

  /** The listed value becomes variable 0 (RFC 6134 §2.2). */
  private boolean isListed(ScriptRun run, List<String> values) throws IOException {
    for (String list : keys.values(run)) {
      for (String value : values) {
        run.work(value.length());
        if (run.environment().isListed(list, value)) {
          if (captures) {
            run.variables().match(List.of(value));
          }
          return true;
        }
      }
    }
    return false;
  }
}
