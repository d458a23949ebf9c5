package org.carillon.sieve.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.sieve.run.Text;
import org.carillon.sieve.syntax.SourcePosition;

/** Parses the variables in a string (RFC 5229 §3); malformed ones are text. */
final class VariableReader {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{(?:([0-9]{1,9})|([a-zA-Z_]\\w*+(?:\\.\\w++)*+))\\}");

  private VariableReader() {}

  static Text read(String text, SourcePosition at, ScriptScope scope) {
    List<Text.Piece> pieces = new ArrayList<>();
    Matcher matcher = REFERENCE.matcher(text);
    int from = 0;
    while (matcher.find()) {
      literal(text.substring(from, matcher.start()), pieces);
      from = matcher.end();
      pieces.add(
          matcher.group(1) == null
              ? named(matcher.group(2).toLowerCase(Locale.ROOT), at, scope)
              : new Text.Piece.Matched(Integer.parseInt(matcher.group(1))));
    }
    if (pieces.isEmpty()) {
      return new Text.Constant(text);
    }
    literal(text.substring(from), pieces);
    return new Text.Template(pieces);
  }

  private static void literal(String text, List<Text.Piece> pieces) {
    if (!text.isEmpty()) {
      pieces.add(new Text.Piece.Literal(text));
    }
  }

  private static Text.Piece named(String name, SourcePosition at, ScriptScope scope) {
    int dot = name.indexOf('.');
    String space = dot < 0 ? "" : name.substring(0, dot);
    boolean known =
        switch (space) {
          case "" -> true;
          case "global" -> scope.requires("include");
          case "env" ->
              scope.requires("vnd.carillon.environment")
                  || scope.requires("vnd.dovecot.environment");
          default -> false;
        };
    if (!known) {
      scope.error(at, "There are no variables whose names begin with " + space + ".");
    }
    return space.equals("env")
        ? new Text.Piece.Item(name.substring(dot + 1))
        : new Text.Piece.Named(name);
  }
}
