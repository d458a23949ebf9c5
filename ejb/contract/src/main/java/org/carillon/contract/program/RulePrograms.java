package org.carillon.contract.program;

import org.carillon.contract.content.Content;

/** Runs the programs that rules hand messages to. */
public interface RulePrograms {

  /**
   * Runs a program within its time limit.
   *
   * @param sender the message's reverse-path
   * @param recipient the recipient whose rules call the program
   * @param message the program's input
   */
  Outcome run(ProgramCall call, String sender, String recipient, Content message)
      throws InterruptedException;

  /** The result of a run. */
  sealed interface Outcome {}

  /** The program succeeded: it exited with status 0. */
  record Done() implements Outcome {}

  /**
   * The program is to be run again later: it was not found, exceeded its time limit, or exited with
   * status 75 ({@code EX_TEMPFAIL} of sysexits.h).
   *
   * @param why a sentence
   */
  record Later(String why) implements Outcome {}

  /** The program exited with another status; {@code why} is a sentence. */
  record Failed(String why) implements Outcome {}
}
