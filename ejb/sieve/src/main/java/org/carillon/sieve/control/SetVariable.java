package org.carillon.sieve.control;

import static org.carillon.sieve.compile.ArgumentType.STRING;

import java.util.List;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.CommandType;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.run.ScriptFlow;
import org.carillon.sieve.run.ScriptStep;
import org.carillon.sieve.run.Text;

/** The command set (RFC 5229 §4), with {@code :encodeurl} of RFC 5435 §6. */
public final class SetVariable implements CommandType {
  @Override
  public String name() {
    return "set";
  }

  @Override
  public List<String> capabilities() {
    return List.of("variables");
  }

  @Override
  public Signature signature() {
    return Signature.of(STRING, STRING).with(VariableModifier.TAGS);
  }

  @Override
  public ScriptStep compile(CallArguments arguments, ScriptScope scope) {
    String variable = VariableName.read(arguments, 0, scope);
    Text value = arguments.text(1);
    scope.sets(variable);
    List<VariableModifier> modifiers = VariableModifier.of(arguments);
    return run -> {
      run.variables().set(variable, VariableModifier.apply(modifiers, value.value(run)));
      return ScriptFlow.NEXT;
    };
  }
}
