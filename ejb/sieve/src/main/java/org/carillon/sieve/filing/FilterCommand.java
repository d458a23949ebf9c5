package org.carillon.sieve.filing;

import static org.carillon.sieve.compile.ArgumentType.STRING;
import static org.carillon.sieve.compile.ArgumentType.STRINGS;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carillon.format.mime.header.Header;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.CommandType;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TestType;
import org.carillon.sieve.run.ScriptRun;
import org.carillon.sieve.run.TextList;

/**
 * The command and the test filter (vnd.carillon.execute): an administrator's program reads the
 * message and outputs its replacement. If the program fails or outputs no message, the message
 * stays, and the test is false.
 */
public final class FilterCommand implements CommandType, TestType {
  @Override
  public String name() {
    return "filter";
  }

  @Override
  public List<String> capabilities() {
    return List.of("vnd.carillon.execute", "vnd.dovecot.filter");
  }

  @Override
  public Signature signature() {
    return Signature.of(STRING, STRINGS).lastOptional();
  }

  @Override
  public Execution compile(CallArguments arguments, ScriptScope scope) {
    return new Execution(
        arguments.text(0),
        arguments.has(1) ? arguments.texts(1) : TextList.NONE,
        Execution::message,
        FilterCommand::take);
  }

  private static boolean take(ScriptRun run, Optional<byte[]> said) {
    if (said.isEmpty() || said.get().length > run.limits().bodyOctets()) {
      return false;
    }
    byte[] message = said.get();
    Header header = Header.parse(message);
    if (header.fields().isEmpty()) {
      return false;
    }
    run.change(header);
    run.body().replace(Arrays.copyOfRange(message, header.length(), message.length));
    return true;
  }
}
