package org.carillon.sieve.match;

import java.util.List;
import org.carillon.sieve.run.ScriptFault;
import org.carillon.sieve.run.ScriptRun;

/** A prepared key to compare values with. */
sealed interface KeyMatch {

  /** Returns whether a value matches, also given as folded by the comparator. */
  boolean matches(ScriptRun run, String folded, String value);

  /** Prepares a key; {@code captures} tells whether the match sets variables. */
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

  record Equal(Collation collation, String key) implements KeyMatch {
    @Override
    public boolean matches(ScriptRun run, String folded, String value) {
      return collation.equal(folded, key);
    }
  }

  record Piece(String key) implements KeyMatch {
    @Override
    public boolean matches(ScriptRun run, String folded, String value) {
      return folded.contains(key);
    }
  }

  /** Has a relation to the key. */
  record Related(Relation relation, Collation collation, String key) implements KeyMatch {
    @Override
    public boolean matches(ScriptRun run, String folded, String value) {
      return relation.holds(collation.compare(folded, key));
    }
  }

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

  record Expressed(Expression expression, boolean captures) implements KeyMatch {
    @Override
    public boolean matches(ScriptRun run, String folded, String value) {
      List<String> groups = expression.groups(value, run);
      return captures ? found(run, groups) : !groups.isEmpty();
    }
  }
}
