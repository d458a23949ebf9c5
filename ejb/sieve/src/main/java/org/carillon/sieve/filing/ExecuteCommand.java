package org.carillon.sieve.filing;

import static org.carillon.sieve.compile.ArgumentType.NOTHING;
import static org.carillon.sieve.compile.ArgumentType.STRING;
import static org.carillon.sieve.compile.ArgumentType.STRINGS;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.CommandType;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TagType;
import org.carillon.sieve.compile.TestType;
import org.carillon.sieve.control.VariableName;
import org.carillon.sieve.run.Text;
import org.carillon.sieve.run.TextList;

/**
 * The command and the test execute (vnd.carillon.execute): an administrator's program reads the
 * message or a text, and its output may be set as a variable. The test is true if it succeeded.
 */
public final class ExecuteCommand implements CommandType, TestType {
  @Override
  public String name() {
    return "execute";
  }

  @Override
  public List<String> capabilities() {
    return List.of("vnd.carillon.execute", "vnd.dovecot.execute");
  }

  @Override
  public Signature signature() {
    return Signature.of(STRING, STRINGS)
        .lastOptional()
        .with(
            TagType.in("input", "input", STRING),
            TagType.in("input", "pipe", NOTHING),
            TagType.of("output", STRING, "variables"));
  }

  @Override
  public Execution compile(CallArguments arguments, ScriptScope scope) {
    Optional<String> variable =
        arguments.literal("output").map(name -> VariableName.checked(name, arguments.at(), scope));
    Optional<Text> given = arguments.text("input");
    Execution.Input input =
        arguments.has("pipe")
            ? Execution::message
            : run -> given.map(text -> text.value(run)).orElse("").getBytes(StandardCharsets.UTF_8);
    return new Execution(
        arguments.text(0),
        arguments.has(1) ? arguments.texts(1) : TextList.NONE,
        input,
        (run, said) -> {
          String text = said.map(octets -> new String(octets, StandardCharsets.UTF_8)).orElse("");
          variable.ifPresent(name -> run.variables().set(name, text));
          return said.isPresent();
        });
  }
}
