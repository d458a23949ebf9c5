package org.carillon.sieve.filing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.carillon.sieve.run.ScriptCondition;
import org.carillon.sieve.run.ScriptFlow;
import org.carillon.sieve.run.ScriptRun;
import org.carillon.sieve.run.ScriptStep;
import org.carillon.sieve.run.Text;
import org.carillon.sieve.run.TextList;

/** A run of a program (vnd.carillon.execute), as a command and as a test. */
record Execution(Text program, TextList arguments, Input input, Output output)
    implements ScriptStep, ScriptCondition {

  /** The input of a program. */
  @FunctionalInterface
  interface Input {
    byte[] of(ScriptRun run) throws IOException;
  }

  /** The use of a program's output. */
  @FunctionalInterface
  interface Output {
    /** Takes the output, empty if the program failed; false if it is unusable. */
    boolean take(ScriptRun run, Optional<byte[]> said);
  }

  @Override
  public ScriptFlow run(ScriptRun run) throws IOException {
    boolean _ = test(run);
    return ScriptFlow.NEXT;
  }

  @Override
  public boolean test(ScriptRun run) throws IOException {
    byte[] read = input.of(run);
    run.work(1L << 16);
    return output.take(
        run,
        run.environment()
            .execute(
                ProgramName.checked(program.value(run)),
                ProgramName.arguments(arguments.values(run)),
                read));
  }

  /** The current message. */
  static byte[] message(ScriptRun run) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(run.fields().header().octets());
    out.writeBytes(run.bodyOctets());
    return out.toByteArray();
  }
}
