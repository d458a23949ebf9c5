package org.carillon.account.group;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/**
 * Who is in which group. Members are named by address: those of accounts, groups and forwarders in
 * domains that the caller administers are kept by their id and follow every new name, all others as
 * they are written.
 */
public interface GroupMembers {

  /** The members that a group has itself, by address. */
  Answer<Page<GroupMember>> list(Caller caller, String group, PageRequest request);

  /**
   * Removes members and adds others; who is one already stays so, who is none is passed over.
   * Before anything is written all of them are looked up, and if one can't be a member nothing
   * changes. Many are changed in steps: where one of them fails for want of the database, those
   * before it hold, and the same may be asked again.
   */
  Answer<MembersChanged> change(
      Caller caller, String group, List<String> added, List<String> removed);

  /** Adds members only. */
  default Answer<MembersChanged> add(Caller caller, String group, List<String> members) {
    return change(caller, group, members, List.of());
  }

  /** Removes members only. */
  default Answer<MembersChanged> remove(Caller caller, String group, List<String> members) {
    return change(caller, group, List.of(), members);
  }
}
