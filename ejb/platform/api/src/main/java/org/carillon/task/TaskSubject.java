package org.carillon.task;

import java.util.OptionalLong;
import org.carillon.audit.AuditSubject;

/**
 * What a task is about, and so who sees it.
 *
 * @param domain the id of the domain it belongs to, whose administrators see it; empty for what is
 *     the server's
 * @param account the id of the account that sees it, too
 * @param name an address, a domain, or what of the server it is, for people
 */
public record TaskSubject(OptionalLong domain, OptionalLong account, String name) {

  /** Something of the server. */
  public static TaskSubject server(String name) {
    return new TaskSubject(OptionalLong.empty(), OptionalLong.empty(), name);
  }

  /** Something of an account. */
  public static TaskSubject account(long domain, long account, String address) {
    return new TaskSubject(OptionalLong.of(domain), OptionalLong.of(account), address);
  }

  /** As the book of changes names it. */
  public AuditSubject audited() {
    return new AuditSubject(domain, name);
  }
}
