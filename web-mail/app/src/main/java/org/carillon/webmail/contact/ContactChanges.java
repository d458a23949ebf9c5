package org.carillon.webmail.contact;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carillon.contract.identity.Caller;
import org.carillon.web.action.UndoStore;

/** Recent changes to contacts, kept in memory for undo: with pictures they are large. */
@ApplicationScoped
public class ContactChanges {
  /** The most octets that are kept at once. */
  private static final int MOST_AT_ONCE = 4 * 1024 * 1024;

  private static final int EMPTY = 200;

  private final UndoStore<Taken> done = new UndoStore<>();

  /**
   * Keeps changes.
   *
   * @param back the page that shows the contacts
   * @return the number of the undo; empty if the changes are too large
   */
  Optional<UUID> keep(Caller caller, List<ContactChange> changes, String back) {
    long octets = changes.stream().mapToLong(change -> EMPTY + change.octets()).sum();
    return octets > MOST_AT_ONCE
        ? Optional.empty()
        : Optional.of(done.keep(caller, new Taken(changes.reversed(), back), octets));
  }

  /** Changes in the order in which they are undone, then the page that shows the contacts. */
  record Taken(List<ContactChange> changes, String back) {
    Taken {
      changes = List.copyOf(changes);
    }
  }

  /** Returns a caller's changes and forgets them. */
  Optional<Taken> take(Caller caller, String number) {
    return done.take(caller, number);
  }
}
