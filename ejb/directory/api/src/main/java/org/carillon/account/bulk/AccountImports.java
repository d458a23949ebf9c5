package org.carillon.account.bulk;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.task.Task;

/** Accounts made from a file, for those who administer their domains. */
public interface AccountImports {
  /** How many accounts a file may have. */
  int MOST = 200_000;

  /**
   * Says what would come of a file, and makes nothing. Passwords as typed are looked at and not
   * hashed.
   */
  Answer<ImportCounts> preview(Caller caller, AccountImport file);

  /**
   * Begins to make a file's accounts, some hundred in each transaction; one that can't be made
   * hinders no other. Those that are there already stay as they are: so the same file may be given
   * again. Passwords are in memory until it is over: it ends with its node.
   */
  Answer<RunningImport> begin(Caller caller, AccountImport file);

  /** What came so far of the import that a task is; empty of any other task. */
  Optional<ImportCounts> counts(Task task);

  /** How far one is. */
  Answer<RunningImport> find(Caller caller, String id);
}
