package org.carillon.sieve.control;

import static org.carillon.sieve.compile.ArgumentType.STRINGS;

import java.util.List;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TestType;
import org.carillon.sieve.run.ScriptCondition;

/**
 * The test ihave (RFC 5463 §4). What is there, is required from here on; what is not, may stand in
 * the script, and is an error where it is run.
 */
public final class IhaveCondition implements TestType {
  @Override
  public String name() {
    return "ihave";
  }

  @Override
  public List<String> capabilities() {
    return List.of("ihave");
  }

  @Override
  public Signature signature() {
    return Signature.of(STRINGS);
  }

  @Override
  public ScriptCondition compile(CallArguments arguments, ScriptScope scope) {
    List<String> wanted = arguments.literals(0);
    boolean all = wanted.stream().allMatch(scope::isAvailable);
    if (all) {
      wanted.forEach(scope::require);
    }
    return run -> all;
  }
}
