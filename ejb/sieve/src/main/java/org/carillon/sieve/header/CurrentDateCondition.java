package org.carillon.sieve.header;

import static org.carillon.sieve.compile.ArgumentType.STRING;
import static org.carillon.sieve.compile.ArgumentType.STRINGS;

import java.time.OffsetDateTime;
import java.util.List;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.MatchTags;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TagType;
import org.carillon.sieve.compile.Tags;
import org.carillon.sieve.compile.TestType;
import org.carillon.sieve.match.ValueMatch;
import org.carillon.sieve.run.ScriptCondition;

/** The test currentdate (RFC 5260 §5). */
public final class CurrentDateCondition implements TestType {
  @Override
  public String name() {
    return "currentdate";
  }

  @Override
  public List<String> capabilities() {
    return List.of("date");
  }

  @Override
  public Signature signature() {
    return Signature.of(STRING, STRINGS).with(Tags.MATCH).with(TagType.of("zone", STRING));
  }

  @Override
  public ScriptCondition compile(CallArguments arguments, ScriptScope scope) {
    DateArguments date = DateArguments.of(arguments, scope, 0);
    ValueMatch match = MatchTags.match(arguments, scope, arguments.texts(1));
    return run -> {
      OffsetDateTime now = run.environment().now().toOffsetDateTime();
      return match.matches(run, date.value(run, now).stream().toList());
    };
  }
}
