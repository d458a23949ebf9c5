package org.carillon.account.bulk;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** Writes accounts to a file that an import can read, for the administrators of their domains. */
public interface AccountExports {

  /**
   * Returns the next part of a file. All parts in sequence make up the whole file. A change that is
   * made meanwhile may or may not be included.
   *
   * @param after the {@link ExportPart#next()} of the part before; empty for the first part
   * @return the part, or {@code NotAllowed} if hashes of passwords are asked for and the caller
   *     does not administer the server
   */
  Answer<ExportPart> part(Caller caller, ExportOptions options, Optional<String> after);
}
