package org.carillon.audit;

import java.util.OptionalLong;

/**
 * The changed thing and its owner.
 *
 * @param domain the id of the domain it belongs to, whose administrators see the record, too; empty
 *     if it belongs to the server
 * @param name an address, a domain, or a description with a name that the thing can be looked up by
 */
public record AuditSubject(OptionalLong domain, String name) {

  /** Returns a subject that belongs to a domain. */
  public static AuditSubject of(long domain, String name) {
    return new AuditSubject(OptionalLong.of(domain), name);
  }

  /** Returns a subject that belongs to the server. */
  public static AuditSubject server(String name) {
    return new AuditSubject(OptionalLong.empty(), name);
  }
}
