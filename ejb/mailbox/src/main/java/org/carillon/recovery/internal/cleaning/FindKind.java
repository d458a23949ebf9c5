package org.carillon.recovery.internal.cleaning;

import jakarta.enterprise.context.ApplicationScoped;

/** Searches for a message in all mailboxes. */
@ApplicationScoped
public class FindKind extends CleaningKind {

  @Override
  public String name() {
    return "message.find";
  }

  @Override
  public String title() {
    return "Search for a message in all mailboxes";
  }
}
