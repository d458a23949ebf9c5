package org.carillon.task;

import java.util.OptionalLong;
import org.carillon.audit.AuditSubject;

/**
 * The thing that a task works on, which decides who sees the task.
 *
 * @param domain the id of the domain it belongs to, whose administrators see it; empty if it
 *     belongs to the server
 * @param account the id of the account that sees it, too
 * @param name an address, a domain, or a readable name of the server's part
 */
public record TaskSubject(OptionalLong domain, OptionalLong account, String name) {

  /** Returns a subject that belongs to the server. */
  public static TaskSubject server(String name) {
    return new TaskSubject(OptionalLong.empty(), OptionalLong.empty(), name);
  }

  /** Returns a subject that belongs to an account. */
  public static TaskSubject account(long domain, long account, String address) {
    return new TaskSubject(OptionalLong.of(domain), OptionalLong.of(account), address);
  }

  /** Returns the subject for the audit log. */
  public AuditSubject audited() {
    return new AuditSubject(domain, name);
  }
}
