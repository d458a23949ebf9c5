package org.carillon.contract.tree;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.carillon.contract.Watch;
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
   * The same as the database has it now: for who changes what is found, or was told of changes.
   * {@link #list} may answer what it found before somebody else's last change.
   */
  Answer<Page<TreeEntry>> read(Optional<Caller> caller, TreeQuery query);

  /** The place in the course of changes behind which is what happens from now on. */
  Answer<String> place();

  /**
   * What happened to entries of domains that the caller administers since a place.
   *
   * @return {@code Outdated} where that cannot be told any more: the place is too old, of another
   *     database, or too much happened since
   */
  Answer<ChangedEntries> changes(Caller caller, String since);

  /** Calls back when there may be news, made on whatever node. */
  Watch watch(Runnable onNews);

  /**
   * Makes an object, with all that is said of it or not at all. An account of which no password is
   * said has none yet.
   *
   * @param key what names it in its type
   */
  Answer<Void> create(Caller caller, TreeKind kind, String key, EntryChange change);

  /**
   * Changes an object, all of it or nothing.
   *
   * @param version the version that was looked at
   */
  Answer<Void> change(
      Caller caller, TreeKind kind, String key, EntryChange change, OptionalLong version);

  /**
   * Gives an object another name; it stays who it is.
   *
   * @param to what names it from now on
   * @param keepsOld whether the old name leads to it, too; of a group none does
   */
  Answer<Void> rename(Caller caller, TreeKind kind, String key, String to, boolean keepsOld);

  /** Deletes an object. */
  Answer<Void> delete(Caller caller, TreeKind kind, String key);

  /**
   * Makes what is done by these operations one: all of it is durable when this answers {@code
   * Done}, and nothing is done when it answers otherwise. Work that others overtake is done again.
   *
   * @param work calls this tree on the same thread, and waits for nobody
   */
  <T> Answer<T> together(Supplier<Answer<T>> work);
}
