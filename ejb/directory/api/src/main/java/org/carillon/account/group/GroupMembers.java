package org.carillon.account.group;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/**
 * Manages the members of groups. Members are named by address. Members that are accounts, groups or
 * forwarders in domains that the caller administers are stored by their id and so survive a
 * renaming. All others are stored as they are written.
 */
public interface GroupMembers {

  /** Returns the direct members of a group, ordered by address. */
  Answer<Page<GroupMember>> list(Caller caller, String group, PageRequest request);

  /**
   * Removes members and adds others. Adding an address that is a member, or removing one that is
   * not, has no effect. All addresses are looked up before anything is written; if one of them
   * can't be a member, nothing changes. Many members take several steps. If a step fails because
   * the database is unavailable, the steps before it remain, and the same request can be repeated.
   */
  Answer<MembersChanged> change(
      Caller caller, String group, List<String> added, List<String> removed);

  default Answer<MembersChanged> add(Caller caller, String group, List<String> members) {
    return change(caller, group, members, List.of());
  }

  default Answer<MembersChanged> remove(Caller caller, String group, List<String> members) {
    return change(caller, group, List.of(), members);
  }
}
