package org.carillon.sieve.filing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.carillon.sieve.run.ScriptCondition;
import org.carillon.sieve.run.ScriptFlow;
import org.carillon.sieve.run.ScriptRun;
import org.carillon.sieve.run.ScriptStep;
import org.carillon.sieve.run.Text;
import org.carillon.sieve.run.TextList;

/**
 * A program's run (vnd.carillon.execute), as a command and as a test.
 *
 * @param input what it reads, if it is a text
 * @param pipe whether it reads the message
 * @param output the variable that what it said is kept in
 */
record Execution(
    Text program, TextList arguments, Optional<Text> input, boolean pipe, Optional<String> output)
    implements ScriptStep, ScriptCondition {

  @Override
  public ScriptFlow run(ScriptRun run) throws IOException {
    test(run);
    return ScriptFlow.NEXT;
  }

  @Override
  public boolean test(ScriptRun run) throws IOException {
    byte[] read = input.map(text -> text.value(run)).orElse("").getBytes(StandardCharsets.UTF_8);
    if (pipe) {
      read = message(run);
    }
    run.work(1L << 16);
    Optional<String> said =
        run.environment()
            .execute(ProgramName.checked(program.value(run)), arguments.values(run), read);
    output.ifPresent(variable -> run.variables().set(variable, said.orElse("")));
    return said.isPresent();
  }

  private static byte[] message(ScriptRun run) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(run.fields().header().octets());
    out.writeBytes(run.bodyOctets());
    return out.toByteArray();
  }
}
