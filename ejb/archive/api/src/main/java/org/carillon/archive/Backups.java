package org.carillon.archive;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/** Backups in the backup folder, for server administrators. */
public interface Backups {

  /**
   * Begins a backup and answers at once; one at a time on each node. Everything runs meanwhile,
   * each account is saved as it is at one moment.
   *
   * @param base a backup of the same scope, to save only what changed since; empty for a whole one
   */
  Answer<Backup> begin(Caller caller, BackupScope scope, Optional<String> base);

  /** All there are, the latest first; those that were broken off are among them. */
  Answer<List<Backup>> list(Caller caller);

  /** One of them. */
  Answer<Backup> find(Caller caller, String name);

  /** The accounts that a whole backup holds, by address. */
  Answer<Page<SavedAccount>> accounts(Caller caller, String name, PageRequest request);

  /**
   * Begins to restore accounts' mail, or one mailbox, and answers at once. Domains and accounts
   * that are not there any more are made first, as they were. A mailbox is seen when it is whole.
   */
  Answer<Restoration> restore(Caller caller, RestoreWish wish);

  /** The restorations of the last 90 days, on whatever node, at most 200; the last one first. */
  Answer<List<Restoration>> restorations(Caller caller);

  /** How far a restoration is, on whatever node, or what came of it. */
  Answer<Restoration> restoration(Caller caller, String id);

  /** Removes a backup, or what an interrupted one left; refused while another is based on it. */
  Answer<Void> remove(Caller caller, String name);
}
