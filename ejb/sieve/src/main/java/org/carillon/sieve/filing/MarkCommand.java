package org.carillon.sieve.filing;

import java.util.List;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.CommandType;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.run.ScriptFlow;
import org.carillon.sieve.run.ScriptStep;

/** The commands mark and unmark before RFC 5232 (draft-melnikov-sieve-imapflags §4). */
public final class MarkCommand implements CommandType {
  private static final List<String> FLAGGED = List.of("\\Flagged");
  private final boolean marks;

  private MarkCommand(boolean marks) {
    this.marks = marks;
  }

  public static MarkCommand mark() {
    return new MarkCommand(true);
  }

  public static MarkCommand unmark() {
    return new MarkCommand(false);
  }

  @Override
  public String name() {
    return marks ? "mark" : "unmark";
  }

  @Override
  public List<String> capabilities() {
    return List.of("imapflags");
  }

  @Override
  public Signature signature() {
    return Signature.of();
  }

  @Override
  public ScriptStep compile(CallArguments arguments, ScriptScope scope) {
    return run -> {
      run.setFlags(
          marks ? Flagging.add(run.flags(), FLAGGED) : Flagging.remove(run.flags(), FLAGGED));
      return ScriptFlow.NEXT;
    };
  }
}
