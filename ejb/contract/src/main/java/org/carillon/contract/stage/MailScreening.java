package org.carillon.contract.stage;

/**
 * Looks at a message as a whole: what several checks find together decides what becomes of it, and
 * what they found is told in its header. Does not fail: checks that can't tell are left out or
 * defer, as their terms say.
 */
public interface MailScreening {

  /** Screens. Is called by many threads at once. */
  ScreeningAnswer screen(ScreeningQuestion question);
}
