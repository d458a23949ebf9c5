package org.carillon.account.bulk;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.task.Task;

/** Creates accounts from a file, for the administrators of their domains. */
public interface AccountImports {
  /** The greatest number of accounts in a file. */
  int MOST = 200_000;

  /** Returns what an import would do. Plain-text passwords are checked but not hashed. */
  Answer<ImportCounts> preview(Caller caller, AccountImport file);

  /**
   * Starts to create the accounts of a file, some hundred in each transaction. An account that
   * can't be created doesn't stop the others. Accounts that exist already are left as they are, so
   * the same file can be imported again. Passwords are kept in memory until the import ends;
   * therefore the import ends if its node stops.
   */
  Answer<RunningImport> begin(Caller caller, AccountImport file);

  /** Returns the counts of the import that a task runs, or empty if the task is not an import. */
  Optional<ImportCounts> counts(Task task);

  /** Returns the progress of an import. */
  Answer<RunningImport> find(Caller caller, String id);
}
