package org.carillon.sieve.run;

import java.util.List;

/** A string of a script with its variables parsed (RFC 5229 §3). */
public sealed interface Text {

  String value(ScriptRun run);

  /** The empty string. */
  Text EMPTY = new Constant("");

  record Constant(String text) implements Text {
    @Override
    public String value(ScriptRun run) {
      return text;
    }
  }

  record Template(List<Piece> pieces) implements Text {
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
          // Truncated like a variable (RFC 5229 §6): its text may be the sender's.
          run.work(value.length());
          return Variables.cut(value.toString(), most);
        }
      }
      run.work(value.length());
      return value.toString();
    }
  }

  sealed interface Piece {
    record Literal(String text) implements Piece {}

    /** A variable, its name in lower case. */
    record Named(String name) implements Piece {}

    /** The text of a wildcard, or the whole match (0). */
    record Matched(int number) implements Piece {}

    /** An item of the environment ({@code ${env.name}}). */
    record Item(String name) implements Piece {}
  }
}
