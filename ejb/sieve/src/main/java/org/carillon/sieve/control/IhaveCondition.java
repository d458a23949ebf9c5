package org.carillon.sieve.control;

import static org.carillon.sieve.compile.ArgumentType.STRINGS;

import java.util.List;
import java.util.Set;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TestType;
import org.carillon.sieve.run.ScriptCondition;

/**
 * The test ihave (RFC 5463 §4). Available capabilities are required from here on; unavailable ones
 * may be used, and are an error when they are run.
 */
public final class IhaveCondition implements TestType {
  private static final Set<String> OF_STRINGS = Set.of("variables", "encoded-character");

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
    boolean all = wanted.stream().allMatch(capability -> mayBegin(capability, scope));
    if (all) {
      wanted.forEach(scope::require);
    }
    return run -> all;
  }

  /** The encoding of strings is fixed at the start of a script. */
  private static boolean mayBegin(String capability, ScriptScope scope) {
    return scope.requires(capability)
        || scope.isAvailable(capability) && !OF_STRINGS.contains(capability);
  }
}
