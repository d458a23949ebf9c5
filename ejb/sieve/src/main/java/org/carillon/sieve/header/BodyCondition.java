package org.carillon.sieve.header;

import static org.carillon.sieve.compile.ArgumentType.NOTHING;
import static org.carillon.sieve.compile.ArgumentType.STRINGS;

import java.util.List;
import java.util.Optional;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.MatchTags;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TagType;
import org.carillon.sieve.compile.Tags;
import org.carillon.sieve.compile.TestType;
import org.carillon.sieve.match.ValueMatch;
import org.carillon.sieve.run.ScriptCondition;
import org.carillon.sieve.run.TextList;

/** The test body (RFC 5173). */
public final class BodyCondition implements TestType {
  @Override
  public String name() {
    return "body";
  }

  @Override
  public List<String> capabilities() {
    return List.of("body");
  }

  @Override
  public Signature signature() {
    return Signature.of(STRINGS)
        .with(Tags.MATCH)
        .with(
            TagType.in("body transform", "raw", NOTHING),
            TagType.in("body transform", "text", NOTHING),
            TagType.in("body transform", "content", STRINGS));
  }

  @Override
  public ScriptCondition compile(CallArguments arguments, ScriptScope scope) {
    ValueMatch match = MatchTags.matchOnly(arguments, scope, arguments.texts(0));
    boolean raw = arguments.has("raw");
    Optional<TextList> content = arguments.texts("content");
    return run -> {
      if (!run.hasBody()) {
        return false;
      }
      if (raw) {
        return match.matches(run, List.of(BodyTexts.raw(run)));
      }
      return match.matches(
          run,
          content.isPresent()
              ? BodyTexts.content(run, content.get().values(run))
              : BodyTexts.text(run));
    };
  }
}
