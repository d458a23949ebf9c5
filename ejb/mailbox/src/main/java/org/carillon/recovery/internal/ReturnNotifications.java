package org.carillon.recovery.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.carillon.due.DueKind;
import org.carillon.due.DueWork;
import org.carillon.mailbox.CollectionItemPort;
import org.carillon.recovery.internal.recovering.ReturnedCollections;
import org.carillon.store.parts.StoreParts;

/** Notifies others of restored collections if this was interrupted. */
@ApplicationScoped
class ReturnNotifications implements DueWork {
  private final ReturnedCollections returned;

  @Inject
  ReturnNotifications(StoreParts store, CollectionItemPort items) {
    this.returned = new ReturnedCollections(store.transactions(), items);
  }

  @Override
  public DueKind kind() {
    return DueKind.of("returns", "Notifying of returned folders", ReturnedCollections.DUE);
  }

  @Override
  public boolean take() throws SQLException {
    return returned.take();
  }
}
