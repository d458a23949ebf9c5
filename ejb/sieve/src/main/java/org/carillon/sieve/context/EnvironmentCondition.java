package org.carillon.sieve.context;

import static org.carillon.sieve.compile.ArgumentType.STRING;
import static org.carillon.sieve.compile.ArgumentType.STRINGS;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.MatchTags;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.Tags;
import org.carillon.sieve.compile.TestType;
import org.carillon.sieve.match.ValueMatch;
import org.carillon.sieve.run.ScriptCondition;
import org.carillon.sieve.run.Text;

/** The test environment (RFC 5183 §4), also for items of IMAP events (RFC 6785). */
public final class EnvironmentCondition implements TestType {
  @Override
  public String name() {
    return "environment";
  }

  @Override
  public List<String> capabilities() {
    return List.of("environment");
  }

  @Override
  public Signature signature() {
    return Signature.of(STRING, STRINGS).with(Tags.MATCH);
  }

  @Override
  public ScriptCondition compile(CallArguments arguments, ScriptScope scope) {
    Text item = arguments.text(0);
    ValueMatch match = MatchTags.match(arguments, scope, arguments.texts(1));
    return run -> {
      String wanted = item.value(run).toLowerCase(Locale.ROOT);
      Optional<String> value = run.environment().item(wanted);
      // Every test of an unknown item is false, also {@code :count} (§4).
      return value.isPresent() && match.matches(run, List.of(value.get()));
    };
  }
}
