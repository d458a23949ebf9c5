package org.carillon.account.bulk;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** Accounts written as a file that an import reads, for those who administer them. */
public interface AccountExports {

  /**
   * The next part of a file; the parts behind each other are all of it. What changes meanwhile is
   * in it as it was before or is behind.
   *
   * @param after the {@link ExportPart#next()} of the part before; empty for the first
   * @return {@code NotAllowed} for hashes of passwords where the caller does not administer the
   *     server
   */
  Answer<ExportPart> part(Caller caller, ExportWish wish, Optional<String> after);
}
