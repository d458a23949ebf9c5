package org.carillon.store;

import java.util.List;
import java.util.function.Consumer;

/** Carries {@link MailboxChanged} between nodes. Hints may be lost, repeated or reordered. */
public interface ChangeHints {

  /** Sends the changes to the other nodes. Returns at once and never throws. */
  void send(List<MailboxChanged> changes);

  /** Sets the receiver of the other nodes' changes. Called once, at startup. */
  void receive(Consumer<MailboxChanged> receiver);
}
