package org.carillon.store.parts;

import java.util.List;
import java.util.function.Consumer;
import org.carillon.store.ChangeHints;
import org.carillon.store.MailboxChanged;

/** Change hints of a server without a cluster: there are no other nodes to notify. */
public final class NoChangeHints implements ChangeHints {
  @Override
  public void send(List<MailboxChanged> changes) {}

  @Override
  public void receive(Consumer<MailboxChanged> receiver) {}
}
