package org.carillon.contract.stage;

/** How a message came to leave this server. */
public sealed interface MailOrigin {

  /**
   * Somebody signed in to send it.
   *
   * @param account the id of his account
   * @param domain its domain's id
   */
  record Submitted(long account, long domain) implements MailOrigin {}

  /**
   * It came for somebody here, whose rule sends it on as it came.
   *
   * @param domain the name of his domain
   */
  record SentOn(String domain) implements MailOrigin {}

  /**
   * This server wrote it: a bounce, a report, an answer of somebody's rule.
   *
   * @param domain in whose name
   */
  record Made(String domain) implements MailOrigin {}

  /** Any other: from trusted networks, or sent on in another form than it came. */
  record Passed() implements MailOrigin {}
}
