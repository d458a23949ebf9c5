package org.carillon.account.internal.bulk;

import org.carillon.account.NewAccount;
import org.carillon.account.bulk.RefusedLine;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;

/**
 * An account that a file asks for.
 *
 * @param line where it begins in the file, from 1
 * @param name what it is called there
 * @param account what is to be made, if that can be told
 */
record SourceAccount(int line, String name, Answer<NewAccount> account) {
  private static final int MOST_NAME = 200;

  /** Tells no more of a long name than is needed to find it. */
  SourceAccount {
    name = name.length() > MOST_NAME ? name.substring(0, MOST_NAME) : name;
  }

  RefusedLine refused(Failure failure) {
    return RefusedLine.of(line, name, failure);
  }
}
