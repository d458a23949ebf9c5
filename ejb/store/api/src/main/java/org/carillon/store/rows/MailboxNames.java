package org.carillon.store.rows;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The mailbox ids of mailbox names, as this node last read them, so that an open mailbox is found
 * without the database. The ids are only hints: a view knows its mailbox's name itself.
 */
public final class MailboxNames {
  private final Map<Long, Map<String, Long>> byAccount = new ConcurrentHashMap<>();

  /**
   * Returns the names of an account. A caller that looks a name up in the database gets this map
   * first and adds the result to it: if the account is dropped meanwhile, so is the name.
   */
  public Map<String, Long> of(long account) {
    return byAccount.computeIfAbsent(account, any -> new ConcurrentHashMap<>(4));
  }

  /** Drops an account's names after its mailboxes were created, renamed, removed or closed. */
  public void forget(long account) {
    byAccount.remove(account);
  }
}
