package org.carillon.sieve.filing;

import static org.carillon.sieve.compile.ArgumentType.STRINGS;

import java.util.ArrayList;
import java.util.List;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.MatchTags;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.Tags;
import org.carillon.sieve.compile.TestType;
import org.carillon.sieve.control.VariableName;
import org.carillon.sieve.match.ValueMatch;
import org.carillon.sieve.run.ScriptCondition;

/** The test hasflag (RFC 5232 §4). */
public final class HasFlagCondition implements TestType {
  @Override
  public String name() {
    return "hasflag";
  }

  @Override
  public List<String> capabilities() {
    return List.of("imap4flags");
  }

  @Override
  public Signature signature() {
    return Signature.of(STRINGS, STRINGS).firstOptional().with(Tags.MATCH);
  }

  @Override
  public ScriptCondition compile(CallArguments arguments, ScriptScope scope) {
    List<String> variables =
        arguments.has(0)
            ? arguments.literals(0).stream()
                .map(name -> VariableName.checked(name, arguments.at(0), scope))
                .toList()
            : List.of();
    ValueMatch match = MatchTags.matchWords(arguments, scope, arguments.texts(1));
    if (!variables.isEmpty() && !scope.requires("variables")) {
      // Not an error: such scripts are already stored, and their variables are empty.
      scope.mistake(arguments.at(0), "Flags in a variable need require \"variables\"");
    }
    boolean ofRun = variables.isEmpty();
    return run -> {
      List<String> flags = new ArrayList<>(ofRun ? run.flags() : List.of());
      for (String variable : variables) {
        flags.addAll(Flagging.split(List.of(run.variables().get(variable))));
      }
      return match.matches(run, flags);
    };
  }
}
