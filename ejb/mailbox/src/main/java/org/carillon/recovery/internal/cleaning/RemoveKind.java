package org.carillon.recovery.internal.cleaning;

import jakarta.enterprise.context.ApplicationScoped;

/** Removals of messages that a search found. */
@ApplicationScoped
public class RemoveKind extends CleaningKind {

  @Override
  public String name() {
    return "message.remove";
  }

  @Override
  public String title() {
    return "Removal of a message from all mailboxes";
  }
}
