package org.carillon.store.changes;

import java.util.Optional;

/**
 * One change in an account, as recorded in the change log. For a message that came or was flagged
 * and is gone by now, only the expunge is reported.
 */
public sealed interface Change {

  /** Returns the mailbox that the change concerns, or 0 if it concerns the account. */
  long mailbox();

  /** A message came into a mailbox. */
  record Placed(long mailbox, long uid) implements Change {}

  /** A message's flags changed. */
  record Flagged(long mailbox, long uid) implements Change {}

  /**
   * A message left a mailbox.
   *
   * @param key the key of the item in that mailbox
   */
  record Expunged(long mailbox, long uid, Optional<String> key) implements Change {}

  /** A mailbox was created. */
  record Made(long mailbox, String name) implements Change {}

  /**
   * A mailbox was renamed.
   *
   * @param before its name before
   */
  record Renamed(long mailbox, String before) implements Change {}

  /** A mailbox was removed. */
  record Removed(long mailbox, String name) implements Change {}

  /** An annotation of a mailbox, or of the account, was set or removed. */
  record Annotated(long mailbox, String entry) implements Change {}

  /** A name was subscribed or unsubscribed. */
  record Subscribed(String name, boolean subscribed) implements Change {
    @Override
    public long mailbox() {
      return 0;
    }
  }
}
