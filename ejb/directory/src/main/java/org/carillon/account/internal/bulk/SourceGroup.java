package org.carillon.account.internal.bulk;

import java.util.List;
import org.carillon.account.bulk.RefusedLine;
import org.carillon.account.group.GroupTerms;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;

/**
 * A group that a file asks for.
 *
 * @param line where it begins in the file, from 1
 * @param name what it is called there
 * @param group what is to be made, if that can be told
 */
record SourceGroup(int line, String name, Answer<Wanted> group) {

  /**
   * A group that is to be made.
   *
   * @param members their addresses
   */
  record Wanted(String address, GroupTerms terms, List<String> members) {}

  RefusedLine refused(Failure failure) {
    return RefusedLine.of(line, name, failure);
  }
}
