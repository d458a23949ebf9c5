package org.carillon.mailbox.internal;

import java.io.Serial;
import org.carillon.contract.mailbox.MailboxName;
import org.carillon.contract.mailbox.Obstacle;

/** Ends an operation, and takes its transaction back, with the obstacle that is then answered. */
final class Hindrance extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  /** For mailboxes known by their id only. */
  private static final MailboxName UNNAMED = new MailboxName("");

  private final transient Obstacle obstacle;

  Hindrance(Obstacle obstacle) {
    super(obstacle.toString(), null, false, false);
    this.obstacle = obstacle;
  }

  static Hindrance noSuchMailbox() {
    return new Hindrance(new Obstacle.NoSuchMailbox(UNNAMED));
  }

  static Hindrance noSuchMailbox(MailboxName name) {
    return new Hindrance(new Obstacle.NoSuchMailbox(name));
  }

  Obstacle obstacle() {
    return obstacle;
  }
}
