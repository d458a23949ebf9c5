package org.carillon.sieve.control;

import static org.carillon.sieve.compile.ArgumentType.STRINGS;

import java.util.List;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.CommandType;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.run.ScriptFlow;
import org.carillon.sieve.run.ScriptStep;

/** The command global (RFC 6609 §3.4.1): variables that the scripts of a run share. */
public final class GlobalCommand implements CommandType {
  @Override
  public String name() {
    return "global";
  }

  @Override
  public List<String> capabilities() {
    return List.of("include");
  }

  @Override
  public Signature signature() {
    return Signature.of(STRINGS);
  }

  @Override
  public ScriptStep compile(CallArguments arguments, ScriptScope scope) {
    if (!scope.requires("variables")) {
      scope.error(arguments.at(), "global needs require \"variables\"");
    }
    List<String> names =
        arguments.literals(0).stream()
            .map(name -> VariableName.checked(name, arguments.at(0), scope))
            .toList();
    names.stream()
        .filter(name -> !scope.shares(name))
        .forEach(name -> scope.mistake(arguments.at(0), setBefore(name)));
    return run -> {
      names.forEach(run.variables()::share);
      return ScriptFlow.NEXT;
    };
  }

  private static String setBefore(String name) {
    return "The variable " + name + " is already set: global must come before the first set";
  }
}
