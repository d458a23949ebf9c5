package org.carillon.account.internal.bulk;

import java.util.List;
import org.carillon.account.bulk.RefusedLine;
import org.carillon.account.group.GroupAttributes;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;

/**
 * A group in an import file.
 *
 * @param line the line at which it begins in the file, from 1
 * @param name its name in the file
 * @param group the group to create, or the failure if it can't be determined
 */
record SourceGroup(int line, String name, Answer<Wanted> group) {

  /**
   * A group to create.
   *
   * @param members the members' addresses
   */
  record Wanted(String address, GroupAttributes terms, List<String> members) {}

  RefusedLine refused(Failure failure) {
    return RefusedLine.of(line, name, failure);
  }
}
