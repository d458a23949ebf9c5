package org.carillon.calendar.internal.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.calendar.scheduling.SchedulingSettings;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/**
 * Decides in whose name meetings are sent. A user who may change the content of a calendar speaks
 * for its owner there, and so does a deputy whom the owner names. Other users may store something
 * there, but nothing is sent.
 */
@ApplicationScoped
class SchedulingAuthorization {
  private final Addresses addresses;
  private final Settings settings;

  @Inject
  SchedulingAuthorization(Addresses addresses, Settings settings) {
    this.addresses = addresses;
    this.settings = settings;
  }

  /** Returns whether a caller speaks for an owner in one of the owner's calendars. */
  boolean speaksFor(Caller caller, CollectionEntry calendar, long owner) {
    return caller.account() == owner
        || calendar.rights().has(Right.INSERT)
            && (calendar.rights().mayExpunge() || isNamed(caller, owner));
  }

  private boolean isNamed(Caller caller, long owner) {
    Optional<Resolution.Local> home = addresses.account(owner);
    return home.isPresent()
        && settings
            .value(SchedulingSettings.DEPUTIES, Scope.account(home.get().domain(), owner))
            .stream()
            .anyMatch(caller.name()::equalsIgnoreCase);
  }
}
