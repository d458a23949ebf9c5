package org.carillon.contract.tree;

import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.identity.Caller;

/**
 * The directory as a tree: domains, and below them who is in them. Who administers the server sees
 * all, who administers a domain all of it. An account sees itself, and as an address book those in
 * its domain who are switched on, where a setting of the domain allows it. Who did not sign in sees
 * that, where another setting allows it, of a domain that is named.
 */
public interface DirectoryTree {

  /** What is in force now. */
  TreeTerms terms();

  /**
   * One page of the entries of a kind, in an order that stays, by statements that use indexes. What
   * cannot be asked so is not narrowed: the caller looks at each entry itself.
   *
   * @param caller who asks; empty for who did not sign in
   * @return {@code NotAllowed} where who asks may see nothing of what is meant
   */
  Answer<Page<TreeEntry>> list(Optional<Caller> caller, TreeQuery query);

  /**
   * Makes an object, with all that is said of it or not at all. An account of which no password is
   * said has none yet.
   *
   * @param key what names it in its type
   */
  Answer<Void> create(Caller caller, TreeKind kind, String key, EntryChange change);

  /**
   * Changes an account, all of it or nothing.
   *
   * @param version the version that was looked at
   */
  Answer<Void> change(Caller caller, String address, EntryChange change, OptionalLong version);

  /** Deletes an object. */
  Answer<Void> delete(Caller caller, TreeKind kind, String key);
}
