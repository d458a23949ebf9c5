package org.carillon.audit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.identity.Caller;

/**
 * The audit log: written in the transaction of the change itself, so that it has what was done and
 * nothing that was refused; never altered.
 */
public interface Audit {

  /**
   * Writes a record; called inside the transaction that makes the change.
   *
   * @param action {@code thing.verb}
   * @param subject to what, and to whose
   * @param before what was there; empty if nothing
   * @param after what is there now; empty if nothing; never a secret
   */
  void record(
      Caller caller,
      String action,
      AuditSubject subject,
      Optional<String> before,
      Optional<String> after);

  /**
   * Something that was done.
   *
   * @param subject to what, and to whose
   * @param before what was there; empty if nothing
   * @param after what is there now; empty if nothing; never a secret
   */
  record Deed(AuditSubject subject, Optional<String> before, Optional<String> after) {}

  /** Writes the records of many deeds of a kind, together; called inside their transaction. */
  void recordAll(Caller caller, String action, List<Deed> deeds);

  /** The same record, for a deed whose transaction is on a connection of its own. */
  AuditEntry entry(
      Caller caller,
      String action,
      AuditSubject subject,
      Optional<String> before,
      Optional<String> after);

  /**
   * Writes a record of what the server noticed or did by itself; called inside a transaction.
   *
   * @param action {@code thing.verb}
   * @param what what is so now
   */
  void note(String action, AuditSubject subject, String what);

  /** The same record, for what the server did on a connection of its own. */
  AuditEntry noted(String action, AuditSubject subject, String what);

  /**
   * The latest records, newest first: for server administrators all, for administrators of a domain
   * those of what belongs to it, for others none.
   *
   * @param filter which of them
   * @param before only records with a smaller id
   * @param limit how many at most, 1 to 1,000
   */
  List<AuditRecord> list(Caller caller, AuditFilter filter, OptionalLong before, int limit);
}
