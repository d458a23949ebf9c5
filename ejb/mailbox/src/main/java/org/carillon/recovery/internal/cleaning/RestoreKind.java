package org.carillon.recovery.internal.cleaning;

import jakarta.enterprise.context.ApplicationScoped;

/** Restorations of removed messages. */
@ApplicationScoped
public class RestoreKind extends CleaningKind {

  @Override
  public String name() {
    return "message.restore";
  }

  @Override
  public String title() {
    return "Return of a message to all mailboxes";
  }
}
