package org.carillon.sieve.context;

import static org.carillon.sieve.compile.ArgumentType.STRING;

import java.util.List;
import java.util.OptionalInt;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.MatchTags;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.Tags;
import org.carillon.sieve.compile.TestType;
import org.carillon.sieve.match.ValueMatch;
import org.carillon.sieve.run.ScriptCondition;

/** The test virustest (RFC 5235 §4): 0 for unchecked, 1 for no virus, up to 5. */
public final class VirusCondition implements TestType {
  @Override
  public String name() {
    return "virustest";
  }

  @Override
  public List<String> capabilities() {
    return List.of("virustest");
  }

  @Override
  public Signature signature() {
    return Signature.of(STRING).with(Tags.MATCH);
  }

  @Override
  public ScriptCondition compile(CallArguments arguments, ScriptScope scope) {
    ValueMatch match = MatchTags.match(arguments, scope, arguments.texts(0));
    return run -> {
      OptionalInt value = run.environment().virusValue();
      if (match.counts()) {
        return match.matches(run, value.isPresent() ? List.of("") : List.of());
      }
      return match.matches(run, List.of(Integer.toString(value.orElse(0))));
    };
  }
}
