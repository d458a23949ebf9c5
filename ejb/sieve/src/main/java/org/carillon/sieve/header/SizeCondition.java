package org.carillon.sieve.header;

import static org.carillon.sieve.compile.ArgumentType.NOTHING;
import static org.carillon.sieve.compile.ArgumentType.NUMBER;

import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TagType;
import org.carillon.sieve.compile.TestType;
import org.carillon.sieve.run.ScriptCondition;

/** The test size (RFC 5228 §5.9). */
public final class SizeCondition implements TestType {
  @Override
  public String name() {
    return "size";
  }

  @Override
  public Signature signature() {
    return Signature.of(NUMBER)
        .with(TagType.in("limit", "over", NOTHING), TagType.in("limit", "under", NOTHING));
  }

  @Override
  public ScriptCondition compile(CallArguments arguments, ScriptScope scope) {
    long limit = arguments.number(0);
    boolean over = arguments.has("over");
    if (!over && !arguments.has("under")) {
      scope.error(arguments.at(), "size takes :over or :under");
    }
    return run -> over ? run.message().size() > limit : run.message().size() < limit;
  }
}
