package org.carillon.sieve.control;

import java.util.Locale;
import java.util.regex.Pattern;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.syntax.SourcePosition;

/** The name of a variable to be set (RFC 5229 §3). */
public final class VariableName {
  private static final Pattern NAME = Pattern.compile("(?:global\\.)?[a-z_][a-z0-9_]{0,127}");

  private VariableName() {}

  /** The name in an argument, in lower case. */
  public static String read(CallArguments arguments, int index, ScriptScope scope) {
    return checked(arguments.literals(index).getFirst(), arguments.at(index), scope);
  }

  /** Returns a name in lower case; reports an invalid one. */
  public static String checked(String written, SourcePosition at, ScriptScope scope) {
    String name = written.toLowerCase(Locale.ROOT);
    boolean isShared = name.startsWith("global.");
    if (!NAME.matcher(name).matches() || isShared && !scope.requires("include")) {
      scope.error(at, "\"" + written + "\" is not the name of a variable that can be set");
    }
    return name;
  }
}
