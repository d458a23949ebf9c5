package org.carillon.sieve.context;

import static org.carillon.sieve.compile.ArgumentType.STRINGS;

import java.util.List;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TestType;
import org.carillon.sieve.run.ScriptCondition;
import org.carillon.sieve.run.TextList;

/** The test valid_ext_list (RFC 6134 §2.4). */
public final class ListExistsCondition implements TestType {
  @Override
  public String name() {
    return "valid_ext_list";
  }

  @Override
  public List<String> capabilities() {
    return List.of("extlists");
  }

  @Override
  public Signature signature() {
    return Signature.of(STRINGS);
  }

  @Override
  public ScriptCondition compile(CallArguments arguments, ScriptScope scope) {
    TextList names = arguments.texts(0);
    return run -> {
      for (String name : names.values(run)) {
        run.work(1_000);
        if (!run.environment().hasList(name)) {
          return false;
        }
      }
      return true;
    };
  }
}
