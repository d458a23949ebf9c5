package org.carillon.sieve.context;

import static org.carillon.sieve.compile.ArgumentType.NOTHING;
import static org.carillon.sieve.compile.ArgumentType.NUMBER;
import static org.carillon.sieve.compile.ArgumentType.STRING;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.sieve.action.SieveAction;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TagType;
import org.carillon.sieve.compile.TestType;
import org.carillon.sieve.run.ScriptCondition;
import org.carillon.sieve.run.ScriptRun;
import org.carillon.sieve.run.Text;

/** The test duplicate (RFC 7352). Its key is remembered at the end of the run. */
public final class DuplicateCondition implements TestType {
  private static final long DEFAULT_SECONDS = Duration.ofDays(7).toSeconds();
  private static final long MOST_SECONDS = Duration.ofDays(90).toSeconds();

  @Override
  public String name() {
    return "duplicate";
  }

  @Override
  public List<String> capabilities() {
    return List.of("duplicate", "vnd.dovecot.duplicate");
  }

  @Override
  public Signature signature() {
    return Signature.of()
        .with(
            TagType.of("handle", STRING),
            TagType.in("unique id", "header", STRING),
            TagType.in("unique id", "uniqueid", STRING),
            TagType.in("unique id", "value", STRING, "vnd.dovecot.duplicate"),
            TagType.of("seconds", NUMBER),
            TagType.of("last", NOTHING));
  }

  @Override
  public ScriptCondition compile(CallArguments arguments, ScriptScope scope) {
    Text handle = arguments.text("handle").orElse(Text.EMPTY);
    Optional<Text> header = arguments.text("header");
    Optional<Text> unique = arguments.text("uniqueid").or(() -> arguments.text("value"));
    long seconds = arguments.number("seconds").orElse(DEFAULT_SECONDS);
    Duration period = Duration.ofSeconds(Math.min(seconds, MOST_SECONDS));
    boolean last = arguments.has("last");
    return run -> {
      Optional<String> id =
          unique.isPresent()
              ? Optional.of(unique.get().value(run))
              : header(run, header.map(text -> text.value(run)).orElse("message-id"));
      if (id.isEmpty()) {
        return false;
      }
      String key = TextDigest.of(handle.value(run), id.get());
      run.work(1_000);
      boolean known = run.environment().isDuplicate(key);
      if (!known || last) {
        run.actions().take(new SieveAction.TrackDuplicate(key, period));
      }
      return known;
    };
  }

  private static Optional<String> header(ScriptRun run, String name) {
    return run.fields().texts(name.toLowerCase(Locale.ROOT)).stream()
        .filter(value -> !value.isEmpty())
        .findFirst();
  }
}
