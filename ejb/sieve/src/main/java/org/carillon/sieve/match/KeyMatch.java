package org.carillon.sieve.match;

import java.util.List;
import org.carillon.sieve.run.ScriptFault;
import org.carillon.sieve.run.ScriptRun;

/** A key that is made ready: values are compared with it. */
sealed interface KeyMatch {

  /**
   * Whether a value matches.
   *
   * @param folded the value as the comparator compares it
   * @param value the value
   */
  boolean matches(ScriptRun run, String folded, String value);

  /**
   * Makes a key ready.
   *
   * @param captures whether what matched becomes variables
   */
  static KeyMatch of(
      MatchType type, Relation relation, Collation collation, String key, boolean captures) {
    String folded = collation.fold(key);
    return switch (type) {
      case IS -> new Equal(collation, folded);
      case CONTAINS -> new Piece(folded);
      case MATCHES -> new Matching(Glob.of(folded), captures);
      case VALUE, COUNT -> new Related(relation, collation, folded);
      case REGEX ->
          switch (Expression.of(key, collation)) {
            case Expression.Read.Ready ready -> new Expressed(ready.expression(), captures);
            case Expression.Read.Wrong wrong -> throw ScriptFault.ofStep(wrong.why());
          };
      case LIST -> throw new IllegalArgumentException("Lists have no keys");
    };
  }

  private static boolean found(ScriptRun run, List<String> groups) {
    if (groups.isEmpty()) {
      return false;
    }
    run.variables().match(groups);
    return true;
  }

  /** It is the key. */
  record Equal(Collation collation, String key) implements KeyMatch {
    @Override
    public boolean matches(ScriptRun run, String folded, String value) {
      return collation.equal(folded, key);
    }
  }

  /** The key is in it. */
  record Piece(String key) implements KeyMatch {
    @Override
    public boolean matches(ScriptRun run, String folded, String value) {
      return folded.contains(key);
    }
  }

  /** It stands in a relation to the key. */
  record Related(Relation relation, Collation collation, String key) implements KeyMatch {
    @Override
    public boolean matches(ScriptRun run, String folded, String value) {
      return relation.holds(collation.compare(folded, key));
    }
  }

  /** It matches a pattern. */
  record Matching(Glob glob, boolean captures) implements KeyMatch {
    @Override
    public boolean matches(ScriptRun run, String folded, String value) {
      if (!captures) {
        return glob.matches(folded, run::work);
      }
      String told = folded.length() == value.length() ? value : folded;
      return found(run, glob.groups(folded, told, run::work));
    }
  }

  /** A regular expression is found in it. */
  record Expressed(Expression expression, boolean captures) implements KeyMatch {
    @Override
    public boolean matches(ScriptRun run, String folded, String value) {
      List<String> groups = expression.groups(value, run);
      return captures ? found(run, groups) : !groups.isEmpty();
    }
  }
}
