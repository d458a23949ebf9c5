package org.carillon.sieve.header;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.run.ScriptRun;
import org.carillon.sieve.run.TextList;

public final class FieldNames {
  private static final Pattern NAME = Pattern.compile("[!-9;-~]{1,200}");

  private final TextList written;
  private final List<String> lower;

  public FieldNames(TextList written) {
    this.written = written;
    this.lower = lower(written.constants());
  }

  /** Returns whether it is a valid field name (RFC 5322 §3.6.8). */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** Reports constant names that are invalid. */
  void check(CallArguments arguments, ScriptScope scope) {
    for (String name : lower) {
      if (!isName(name)) {
        scope.mistake(arguments.at(0), HeaderChange.noName(name));
      }
    }
  }

  private static List<String> lower(List<String> names) {
    return names.stream().map(name -> name.toLowerCase(Locale.ROOT).strip()).toList();
  }

  public List<String> values(ScriptRun run) {
    return written.isConstant() ? lower : lower(written.values(run));
  }

  /** The names that are known at compile time. */
  List<String> constants() {
    return lower;
  }
}
