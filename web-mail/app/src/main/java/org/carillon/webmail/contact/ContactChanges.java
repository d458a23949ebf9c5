package org.carillon.webmail.contact;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carillon.contract.identity.Caller;
import org.carillon.web.action.KeptDeeds;

/** What was done to contacts of late, to be taken back: with their pictures they are large. */
@ApplicationScoped
public class ContactChanges {
  /** More than these at once are not kept. */
  private static final int MOST_AT_ONCE = 4 * 1024 * 1024;

  private static final int EMPTY = 200;

  private final KeptDeeds<Taken> done = new KeptDeeds<>();

  /**
   * Keeps what was done.
   *
   * @param back where that is seen
   * @return what takes it back; empty when it is too much
   */
  Optional<UUID> keep(Caller caller, List<ContactChange> changes, String back) {
    long octets = changes.stream().mapToLong(change -> EMPTY + change.octets()).sum();
    return octets > MOST_AT_ONCE
        ? Optional.empty()
        : Optional.of(done.keep(caller, new Taken(changes.reversed(), back), octets));
  }

  /**
   * What was done, in the order in which it is taken back.
   *
   * @param back where that is seen
   */
  record Taken(List<ContactChange> changes, String back) {
    /** Keeps a copy. */
    Taken {
      changes = List.copyOf(changes);
    }
  }

  /** Gives out what a caller did, once. */
  Optional<Taken> take(Caller caller, String number) {
    return done.take(caller, number);
  }
}
