package org.carillon.sieve.header;

import static org.carillon.sieve.compile.ArgumentType.STRINGS;

import java.util.List;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.Tags;
import org.carillon.sieve.compile.TestType;
import org.carillon.sieve.message.FieldValues;
import org.carillon.sieve.run.ScriptCondition;

/** The test exists (RFC 5228 §5.5). */
public final class ExistsCondition implements TestType {
  @Override
  public String name() {
    return "exists";
  }

  @Override
  public Signature signature() {
    return Signature.of(STRINGS).with(Tags.MIME);
  }

  @Override
  public ScriptCondition compile(CallArguments arguments, ScriptScope scope) {
    FieldNames names = new FieldNames(arguments.texts(0));
    names.check(arguments, scope);
    FieldSource source = FieldSource.of(arguments, scope);
    return run -> {
      List<FieldValues> headers = source.headers(run);
      for (String name : names.values(run)) {
        if (headers.stream().allMatch(header -> header.fields(name).isEmpty())) {
          return false;
        }
      }
      return true;
    };
  }
}
