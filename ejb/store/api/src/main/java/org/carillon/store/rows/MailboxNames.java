package org.carillon.store.rows;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which mailbox each name stood for when this node last looked, so that a mailbox that is open
 * already is found without the database. Only a hint: a view tells its mailbox's name itself.
 */
public final class MailboxNames {
  private final Map<Long, Map<String, Long>> byAccount = new ConcurrentHashMap<>();

  /**
   * An account's names. Whoever looks one up in the database takes this first and adds to it then:
   * when the account is forgotten meanwhile, what was added is forgotten too.
   */
  public Map<String, Long> of(long account) {
    return byAccount.computeIfAbsent(account, any -> new ConcurrentHashMap<>(4));
  }

  /** The account's mailboxes were made, renamed or removed, or one is not open any more. */
  public void forget(long account) {
    byAccount.remove(account);
  }
}
