package org.carillon.contract.program;

import org.carillon.contract.content.Content;

/** Runs the programs that rules hand messages to. */
public interface RulePrograms {

  /**
   * Runs one, within its time.
   *
   * @param sender the message's reverse-path
   * @param recipient whose rules hand it over
   * @param message what it reads
   */
  Outcome run(ProgramCall call, String sender, String recipient, Content message)
      throws InterruptedException;

  /** What came of a run. */
  sealed interface Outcome {}

  /** It did its work: it ended with status 0. */
  record Done() implements Outcome {}

  /**
   * It is to be run again later: it was not found, took too long, or ended with status 75 ({@code
   * EX_TEMPFAIL} of sysexits.h).
   *
   * @param why a sentence
   */
  record Later(String why) implements Outcome {}

  /**
   * It ended with another status.
   *
   * @param why a sentence
   */
  record Failed(String why) implements Outcome {}
}
