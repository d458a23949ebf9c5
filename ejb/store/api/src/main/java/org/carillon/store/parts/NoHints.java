package org.carillon.store.parts;

import java.util.List;
import java.util.function.Consumer;
import org.carillon.store.ChangeHints;
import org.carillon.store.MailboxChanged;

/** A server without a cluster: there is nobody to tell. */
public final class NoHints implements ChangeHints {
  @Override
  public void send(List<MailboxChanged> changes) {}

  @Override
  public void receive(Consumer<MailboxChanged> receiver) {}
}
