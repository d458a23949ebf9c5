package org.carillon.transport;

import java.util.List;

/** What came of a submission: all of it was taken, or nothing was. */
public sealed interface SubmissionAnswer {

  /**
   * Taken, durably: local recipients have it, for the others it is queued.
   *
   * @param id the id that follows the message through the queue, its trace fields and the logs
   */
  record Submitted(String id) implements SubmissionAnswer {}

  /**
   * The caller may not send with this reverse-path.
   *
   * @param why a sentence for the user
   */
  record SenderRefused(String why) implements SubmissionAnswer {}

  /** Some recipients can't be served; nothing was sent to the others either. */
  record RecipientsRefused(List<Refusal> refusals) implements SubmissionAnswer {}

  /**
   * The message itself is not taken: too large, too many recipients, a loop.
   *
   * @param why a sentence for the user
   */
  record MessageRefused(String why) implements SubmissionAnswer {}

  /**
   * Not now: the database or the store is away, or too much is waiting.
   *
   * @param why a sentence for the user
   */
  record Later(String why) implements SubmissionAnswer {}

  /**
   * A recipient that can't be served.
   *
   * @param address as submitted
   * @param why a sentence for the user
   */
  record Refusal(String address, String why) {}
}
