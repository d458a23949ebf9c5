package org.carillon.sieve.header;

import java.util.Locale;
import java.util.Set;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.run.ScriptFault;
import org.carillon.sieve.run.Text;

/** The fields that scripts may change (RFC 5293 §4, §6). */
final class HeaderChange {
  /** Fields that show the message's way and origin, for loop detection. */
  private static final Set<String> KEPT =
      Set.of("received", "auto-submitted", "return-path", "delivered-to", "x-carillon-verdict");

  private HeaderChange() {}

  static String noName(String name) {
    return "\"" + name + "\" is not the name of a header field";
  }

  static String checked(String name) {
    if (!FieldNames.isName(name)) {
      throw ScriptFault.ofStep(noName(name));
    }
    return name;
  }

  /** Returns whether a script may add or delete it; other attempts are ignored. */
  static boolean mayChange(String name) {
    return !KEPT.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Reports a constant name that is invalid. */
  static void check(Text name, CallArguments arguments, ScriptScope scope) {
    if (name instanceof Text.Constant constant && !FieldNames.isName(constant.text())) {
      scope.error(arguments.at(0), noName(constant.text()));
    }
  }
}
