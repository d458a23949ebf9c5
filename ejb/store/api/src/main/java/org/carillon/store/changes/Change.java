package org.carillon.store.changes;

import java.util.Optional;

/**
 * One thing that happened in an account, as the change log tells it. What was placed or flagged and
 * is not there any more is told of by its expunge alone.
 */
public sealed interface Change {

  /** The mailbox that it happened in or to; 0 where it is the account's. */
  long mailbox();

  /** A message came into a mailbox. */
  record Placed(long mailbox, long uid) implements Change {}

  /** A message's flags changed. */
  record Flagged(long mailbox, long uid) implements Change {}

  /**
   * A message left a mailbox.
   *
   * @param key what it was known by there
   */
  record Expunged(long mailbox, long uid, Optional<String> key) implements Change {}

  /** A mailbox was made. */
  record Made(long mailbox, String name) implements Change {}

  /** A mailbox has another name than this. */
  record Renamed(long mailbox, String before) implements Change {}

  /** A mailbox was removed. */
  record Removed(long mailbox, String name) implements Change {}

  /** An annotation of a mailbox, or of the account, was set or removed. */
  record Annotated(long mailbox, String entry) implements Change {}

  /** A name was subscribed to, or is not any more. */
  record Subscribed(String name, boolean subscribed) implements Change {
    @Override
    public long mailbox() {
      return 0;
    }
  }
}
