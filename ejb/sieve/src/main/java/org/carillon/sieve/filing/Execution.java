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

/**
 * A program's run (vnd.carillon.execute), as a command and as a test.
 *
 * @param input what it reads
 * @param output what is done with what it said
 */
record Execution(Text program, TextList arguments, Input input, Output output)
    implements ScriptStep, ScriptCondition {

  /** What a program reads. */
  @FunctionalInterface
  interface Input {
    /** It, as it is now. */
    byte[] of(ScriptRun run) throws IOException;
  }

  /** What becomes of what a program said. */
  @FunctionalInterface
  interface Output {
    /** Takes it, empty when the program failed; whether it can be used. */
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

  /** The message as it is now. */
  static byte[] message(ScriptRun run) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(run.fields().header().octets());
    out.writeBytes(run.bodyOctets());
    return out.toByteArray();
  }
}
