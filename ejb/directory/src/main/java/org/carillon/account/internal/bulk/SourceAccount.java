package org.carillon.account.internal.bulk;

import org.carillon.account.NewAccount;
import org.carillon.account.bulk.RefusedLine;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;

/**
 * An account in an import file.
 *
 * @param line the line at which it begins in the file, from 1
 * @param name its name in the file
 * @param account the account to create, or the failure if it can't be determined
 */
record SourceAccount(int line, String name, Answer<NewAccount> account) {
  private static final int MOST_NAME = 200;

  /** Shortens a long name to what is needed to find it. */
  SourceAccount {
    name = name.length() > MOST_NAME ? name.substring(0, MOST_NAME) : name;
  }

  RefusedLine refused(Failure failure) {
    return RefusedLine.of(line, name, failure);
  }
}
