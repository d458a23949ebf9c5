package org.carillon.archive;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/** The backups in the backup folder, for server administrators. */
public interface Backups {

  /**
   * Starts a backup and returns at once. Each node makes one at a time. The server keeps running,
   * and each account is saved in its state at one moment.
   *
   * @param base a backup of the same scope since which changes are saved; empty for a full backup
   */
  Answer<Backup> begin(Caller caller, BackupScope scope, Optional<String> base);

  /** Lists all backups, the latest first, including those that were broken off. */
  Answer<List<Backup>> list(Caller caller);

  Answer<Backup> find(Caller caller, String name);

  /** Returns the accounts in a finished backup, by address. */
  Answer<Page<SavedAccount>> accounts(Caller caller, String name, PageRequest request);

  /**
   * Starts to restore accounts' mail, or one mailbox, and returns at once. Domains and accounts
   * that no longer exist are created first, as they were. A mailbox becomes visible when it is
   * complete.
   */
  Answer<Restoration> restore(Caller caller, RestoreRequest asked);

  /** Returns the restorations of the last 90 days on all nodes, at most 200, the latest first. */
  Answer<List<Restoration>> restorations(Caller caller);

  /** Returns the progress or result of a restoration on any node. */
  Answer<Restoration> restoration(Caller caller, String id);

  /** Removes a complete or interrupted backup, unless another backup is based on it. */
  Answer<Void> remove(Caller caller, String name);
}
