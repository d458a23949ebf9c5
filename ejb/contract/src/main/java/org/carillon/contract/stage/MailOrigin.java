package org.carillon.contract.stage;

/** The reason why a message leaves this server. */
public sealed interface MailOrigin {

  /** An authenticated user submitted it, with the ids of account and domain. */
  record Submitted(long account, long domain) implements MailOrigin {}

  /** It came for a local user of the domain, whose rule forwards it unchanged. */
  record SentOn(String domain) implements MailOrigin {}

  /** This server wrote it in a domain's name: a bounce, a report, or a reply of a rule. */
  record Made(String domain) implements MailOrigin {}

  /** Any other reason: it came from a trusted network, or it is forwarded in a changed form. */
  record Passed() implements MailOrigin {}
}
