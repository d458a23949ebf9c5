package org.carillon.sieve.part;

import static org.carillon.sieve.compile.ArgumentType.NUMBER;
import static org.carillon.sieve.compile.ArgumentType.STRING;

import java.util.List;
import java.util.OptionalLong;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.CommandType;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TagType;
import org.carillon.sieve.control.VariableModifier;
import org.carillon.sieve.control.VariableName;
import org.carillon.sieve.run.ScriptFlow;
import org.carillon.sieve.run.ScriptStep;
import org.carillon.sieve.run.Variables;

/** The command extracttext (RFC 5703 §7): sets a variable to the part's text. */
public final class ExtractTextCommand implements CommandType {
  @Override
  public String name() {
    return "extracttext";
  }

  @Override
  public List<String> capabilities() {
    return List.of("extracttext");
  }

  @Override
  public Signature signature() {
    return Signature.of(STRING).with(VariableModifier.TAGS).with(TagType.of("first", NUMBER));
  }

  @Override
  public ScriptStep compile(CallArguments arguments, ScriptScope scope) {
    if (!scope.requires("variables")) {
      scope.error(arguments.at(), "extracttext needs require \"variables\"");
    }
    if (!scope.isInLoop("")) {
      scope.error(arguments.at(), "extracttext is allowed only in foreverypart (RFC 5703 §7)");
    }
    String variable = VariableName.read(arguments, 0, scope);
    List<VariableModifier> modifiers = VariableModifier.of(arguments);
    OptionalLong first = arguments.number("first");
    return run -> {
      int most = run.limits().variableLength();
      String text = run.part().isPresent() ? run.part().get().text(most) : "";
      int wanted = (int) Math.min(first.orElse(most), most);
      run.variables().set(variable, VariableModifier.apply(modifiers, Variables.cut(text, wanted)));
      return ScriptFlow.NEXT;
    };
  }
}
