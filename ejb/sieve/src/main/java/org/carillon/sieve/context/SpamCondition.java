package org.carillon.sieve.context;

import static org.carillon.sieve.compile.ArgumentType.NOTHING;
import static org.carillon.sieve.compile.ArgumentType.STRING;

import java.util.List;
import java.util.OptionalInt;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.MatchTags;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TagType;
import org.carillon.sieve.compile.Tags;
import org.carillon.sieve.compile.TestType;
import org.carillon.sieve.match.ValueMatch;
import org.carillon.sieve.run.ScriptCondition;

/** The test spamtest (RFC 5235 §3): 0 for unchecked, 1 to 10; with {@code :percent} 0 to 100. */
public final class SpamCondition implements TestType {
  @Override
  public String name() {
    return "spamtest";
  }

  @Override
  public List<String> capabilities() {
    return List.of("spamtest", "spamtestplus");
  }

  @Override
  public Signature signature() {
    return Signature.of(STRING)
        .with(Tags.MATCH)
        .with(TagType.of("percent", NOTHING, "spamtestplus"));
  }

  @Override
  public ScriptCondition compile(CallArguments arguments, ScriptScope scope) {
    ValueMatch match = MatchTags.match(arguments, scope, arguments.texts(0));
    boolean percent = arguments.has("percent");
    return run -> {
      OptionalInt score = run.environment().spamPercent();
      if (match.counts()) {
        return match.matches(run, score.isPresent() ? List.of("") : List.of());
      }
      int value = 0;
      if (score.isPresent()) {
        int sure = Math.clamp(score.getAsInt(), 0, 100);
        value = percent ? sure : 1 + sure * 9 / 100;
      }
      return match.matches(run, List.of(Integer.toString(value)));
    };
  }
}
