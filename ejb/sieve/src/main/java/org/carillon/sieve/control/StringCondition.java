package org.carillon.sieve.control;

import static org.carillon.sieve.compile.ArgumentType.STRINGS;

import java.util.List;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.MatchTags;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.Tags;
import org.carillon.sieve.compile.TestType;
import org.carillon.sieve.match.ValueMatch;
import org.carillon.sieve.run.ScriptCondition;
import org.carillon.sieve.run.TextList;

/** The test string (RFC 5229 §5). */
public final class StringCondition implements TestType {
  @Override
  public String name() {
    return "string";
  }

  @Override
  public List<String> capabilities() {
    return List.of("variables");
  }

  @Override
  public Signature signature() {
    return Signature.of(STRINGS, STRINGS).with(Tags.MATCH);
  }

  @Override
  public ScriptCondition compile(CallArguments arguments, ScriptScope scope) {
    TextList sources = arguments.texts(0);
    ValueMatch match = MatchTags.match(arguments, scope, arguments.texts(1));
    return run -> {
      List<String> values = sources.values(run);
      // Empty values are not counted (§5).
      return match.matches(
          run,
          match.counts() ? values.stream().filter(value -> !value.isEmpty()).toList() : values);
    };
  }
}
