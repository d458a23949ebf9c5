package org.carillon.contract.stage;

/**
 * Screens a message as a whole: the results of several checks together decide what happens to it,
 * and are recorded in its header. Screening does not fail: checks that can't decide are ignored or
 * defer the message, as their terms say.
 */
public interface MailScreening {

  /** Screens a message. Called by many threads at once. */
  ScreeningAnswer screen(ScreeningQuestion question);
}
