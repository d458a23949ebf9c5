package org.carillon.audit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.identity.Caller;

/**
 * The audit log. Records are written in the transaction of the change itself, so the log has every
 * committed change and nothing that was refused; records are never altered.
 */
public interface Audit {

  /**
   * Writes a record. Called inside the transaction that makes the change.
   *
   * @param action {@code thing.verb}
   * @param subject the changed thing and its owner
   * @param before the value before; empty if there was none
   * @param after the value after; empty if there is none; never a secret
   */
  void record(
      Caller caller,
      String action,
      AuditSubject subject,
      Optional<String> before,
      Optional<String> after);

  /**
   * One change.
   *
   * @param subject the changed thing and its owner
   * @param before the value before; empty if there was none
   * @param after the value after; empty if there is none; never a secret
   */
  record Change(AuditSubject subject, Optional<String> before, Optional<String> after) {}

  /** Writes the records of many changes of one kind together. Called inside their transaction. */
  void recordAll(Caller caller, String action, List<Change> changes);

  /** Returns the same record, for a change whose transaction uses a connection of its own. */
  AuditEntry entry(
      Caller caller,
      String action,
      AuditSubject subject,
      Optional<String> before,
      Optional<String> after);

  /**
   * Writes a record of something that the server detected or did by itself. Called inside a
   * transaction.
   *
   * @param action {@code thing.verb}
   * @param what the new state
   */
  void note(String action, AuditSubject subject, String what);

  /** Returns the same record, for a change that the server made on a connection of its own. */
  AuditEntry noted(String action, AuditSubject subject, String what);

  /**
   * Returns the latest records, newest first: all for server administrators, those of their domain
   * for domain administrators, none for others.
   *
   * @param filter the conditions that the records must meet
   * @param before only records with a smaller id
   * @param limit the most records to return, 1 to 1,000
   */
  List<AuditRecord> list(Caller caller, AuditFilter filter, OptionalLong before, int limit);
}
