package org.carillon.sieve.run;

import java.util.List;

/** A string of a script, its variables found (RFC 5229 §3). */
public sealed interface Text {

  /** What it says now. */
  String value(ScriptRun run);

  /** The empty string. */
  Text EMPTY = new Constant("");

  /** One that says the same always. */
  record Constant(String text) implements Text {
    @Override
    public String value(ScriptRun run) {
      return text;
    }
  }

  /** One with variables in it. */
  record Template(List<Piece> pieces) implements Text {
    /** Keeps a copy. */
    public Template {
      pieces = List.copyOf(pieces);
    }

    @Override
    public String value(ScriptRun run) {
      StringBuilder value = new StringBuilder();
      int most = run.limits().stringLength();
      for (Piece piece : pieces) {
        value.append(
            switch (piece) {
              case Piece.Literal literal -> literal.text();
              case Piece.Named named -> run.variables().get(named.name());
              case Piece.Matched matched -> run.variables().matched(matched.number());
              case Piece.Item item -> run.environment().item(item.name()).orElse("");
            });
        if (value.length() > most) {
          // Cut as a variable would be (RFC 5229 §6): its text may be a stranger's.
          run.work(value.length());
          return Variables.cut(value.toString(), most);
        }
      }
      run.work(value.length());
      return value.toString();
    }
  }

  /** A piece of a string. */
  sealed interface Piece {
    /** As it stands. */
    record Literal(String text) implements Piece {}

    /** A variable, its name in lower case. */
    record Named(String name) implements Piece {}

    /** What a wildcard stood for, or what matched in all (0). */
    record Matched(int number) implements Piece {}

    /** An item of the environment ({@code ${env.name}}). */
    record Item(String name) implements Piece {}
  }
}
