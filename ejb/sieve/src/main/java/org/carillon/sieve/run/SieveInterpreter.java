package org.carillon.sieve.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.sieve.action.MessageState;
import org.carillon.sieve.action.SieveAction;
import org.carillon.sieve.message.SieveEnvelope;
import org.carillon.sieve.message.SieveMessage;
import org.carillon.sieve.syntax.SieveError;
import org.carillon.sieve.syntax.SieveLimits;
import org.carillon.sieve.syntax.SourcePosition;

/** Runs compiled scripts on a message. Changes nothing: it returns the actions to execute. */
public final class SieveInterpreter {
  private SieveInterpreter() {}

  /**
   * Runs scripts one after the other: a server's, a domain's, the account's. A script that takes an
   * action other than keep is the last. If one fails, the actions of all are void, and the message
   * is kept.
   *
   * @throws IOException if the message or data about it can't be read
   */
  public static SieveResult run(
      List<Program> programs,
      SieveMessage message,
      SieveEnvelope envelope,
      SieveEnvironment environment,
      SieveLimits limits)
      throws IOException {
    ScriptRun run = new ScriptRun(message, envelope, environment, limits);
    try {
      for (Program program : programs) {
        run.begin(program);
        if (!run.actions().keepsImplicitly() && !run.actions().keeps()) {
          break;
        }
      }
      List<SieveAction> actions = new ArrayList<>(run.actions().all());
      if (run.actions().keepsImplicitly()) {
        actions.add(run.implicitKeep());
      }
      return new SieveResult(actions, Optional.empty(), run.trace().lines());
    } catch (ScriptFault fault) {
      return fallback(message, run, fault);
    }
  }

  private static SieveResult fallback(SieveMessage message, ScriptRun run, ScriptFault fault) {
    int line = fault.line() > 0 ? fault.line() : Math.max(1, run.line());
    SieveError error = new SieveError(new SourcePosition(line, 1), fault.getMessage());
    MessageState asItCame = new MessageState(message.header(), Optional.empty());
    SieveAction keep = new SieveAction.Keep(List.of(), true, asItCame);
    return new SieveResult(List.of(keep), Optional.of(error), run.trace().lines());
  }
}
