package org.carillon.sieve.compile;

import org.carillon.sieve.syntax.Argument;
import org.carillon.sieve.syntax.Call;

/** Reads the require commands (RFC 5228 §3.2). */
final class RequireReader {
  private RequireReader() {}

  static void read(Call call, ScriptScope scope) {
    if (call.arguments().size() != 1
        || !(call.arguments().getFirst() instanceof Argument.Strings strings)
        || !call.tests().isEmpty()
        || call.block().isPresent()) {
      scope.error(call.at(), "require takes a string or a list of strings");
      return;
    }
    for (String capability : strings.strings()) {
      if (scope.isAvailable(capability)) {
        scope.require(capability);
      } else {
        scope.error(strings.at(), "The extension \"" + capability + "\" is not available here");
      }
    }
  }
}
