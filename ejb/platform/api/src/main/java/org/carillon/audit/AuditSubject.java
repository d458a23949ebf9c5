package org.carillon.audit;

import java.util.OptionalLong;

/**
 * What was changed, and whose it is.
 *
 * @param domain the id of the domain it belongs to, whose administrators see the record, too; empty
 *     for what is the server's
 * @param name an address, a domain, or what it is and whose, by a name that it is asked for by
 */
public record AuditSubject(OptionalLong domain, String name) {

  /** Something of a domain. */
  public static AuditSubject of(long domain, String name) {
    return new AuditSubject(OptionalLong.of(domain), name);
  }

  /** Something of the server. */
  public static AuditSubject server(String name) {
    return new AuditSubject(OptionalLong.empty(), name);
  }
}
