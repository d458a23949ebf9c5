package org.carillon.store;

import java.util.List;
import java.util.function.Consumer;

/**
 * Carries {@link MailboxChanged} between nodes; implemented by {@code cluster}. Hints may be lost,
 * doubled or come in any order.
 */
public interface ChangeHints {

  /** Tells the other nodes; returns at once and never throws. */
  void send(List<MailboxChanged> changes);

  /** Names who is told of the other nodes' changes. Called once, at start. */
  void receive(Consumer<MailboxChanged> receiver);
}
