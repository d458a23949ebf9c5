package org.carillon.contract.stage;

/** The reason why a message leaves this server. */
public sealed interface MailOrigin {

  /**
   * An authenticated user submitted it.
   *
   * @param account the id of the user's account
   * @param domain the id of the account's domain
   */
  record Submitted(long account, long domain) implements MailOrigin {}

  /**
   * It came for a local user, whose rule forwards it unchanged.
   *
   * @param domain the name of the user's domain
   */
  record SentOn(String domain) implements MailOrigin {}

  /**
   * This server wrote it: a bounce, a report, or a reply of a user's rule.
   *
   * @param domain the domain in whose name it is sent
   */
  record Made(String domain) implements MailOrigin {}

  /** Any other reason: it came from a trusted network, or it is forwarded in a changed form. */
  record Passed() implements MailOrigin {}
}
