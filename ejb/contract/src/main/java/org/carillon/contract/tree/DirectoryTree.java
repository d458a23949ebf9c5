package org.carillon.contract.tree;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.carillon.contract.Watch;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.identity.Caller;

/**
 * The directory as a tree: domains with their accounts and groups below them. Server administrators
 * see everything, domain administrators everything in their domain. An account sees itself, and the
 * enabled accounts of its domain as an address book, if a setting of the domain allows it. An
 * anonymous client sees the same address book of a domain that it names, if another setting allows
 * it.
 */
public interface DirectoryTree {

  /** Returns the limits that apply now. */
  TreeTerms terms();

  /**
   * Returns one page of the entries of a kind, in a stable order, using statements that use
   * indexes. A condition that no index supports does not filter: the caller checks each entry
   * itself.
   *
   * @param caller the authenticated caller; empty for an anonymous client
   * @return {@code NotAllowed} if the caller may see nothing of what it asks for
   */
  Answer<Page<TreeEntry>> list(Optional<Caller> caller, TreeQuery query);

  /**
   * Does the same, but reads the database's present state, for callers that change the entries or
   * were notified of changes. {@link #list} may return entries from before another session's last
   * change.
   */
  Answer<Page<TreeEntry>> read(Optional<Caller> caller, TreeQuery query);

  /** Returns the current position in the log of changes. */
  Answer<String> place();

  /**
   * Returns the changes since a position, of entries in domains that the caller administers.
   *
   * @return {@code Outdated} if they are not available any more: the position is too old or of
   *     another database, or there are too many changes
   */
  Answer<ChangedEntries> changes(Caller caller, String since);

  /** Calls back when there may be new changes, made on any node. */
  Watch watch(Runnable onNews);

  /**
   * Creates an object with all its values, or not at all. An account without a given password has
   * none yet.
   *
   * @param key its name within its type
   */
  Answer<Void> create(Caller caller, TreeKind kind, String key, EntryChange change);

  /** Changes an object, in the version that the caller has seen, completely or not at all. */
  Answer<Void> change(
      Caller caller, TreeKind kind, String key, EntryChange change, OptionalLong version);

  /**
   * Renames an object; it keeps its identity.
   *
   * @param to its new name within its type
   * @param keepsOld true if the old name stays as an alias; not possible for a group
   */
  Answer<Void> rename(Caller caller, TreeKind kind, String key, String to, boolean keepsOld);

  Answer<Void> delete(Caller caller, TreeKind kind, String key);

  /**
   * Runs several of these operations in one transaction: all changes are durable if this returns
   * {@code Done}, and none is made otherwise. Work that conflicts with another transaction is run
   * again.
   *
   * @param work calls this tree on the same thread, and must not wait for anything
   */
  <T> Answer<T> together(Supplier<Answer<T>> work);
}
