package org.carillon.audit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.identity.Caller;

/** The book of changes: written in the transaction of the change itself, never altered. */
public interface Audit {

  /**
   * Writes a record; called inside the transaction that makes the change.
   *
   * @param action {@code thing.verb}
   * @param before what was there; empty if nothing
   * @param after what is there now; empty if nothing; never a secret
   */
  void record(
      Caller caller,
      String action,
      String subject,
      Optional<String> before,
      Optional<String> after);

  /**
   * The latest records, newest first, for server administrators; nothing for others.
   *
   * @param before only records with a smaller id
   * @param limit how many at most, 1 to 1,000
   */
  List<AuditRecord> list(Caller caller, OptionalLong before, int limit);
}
