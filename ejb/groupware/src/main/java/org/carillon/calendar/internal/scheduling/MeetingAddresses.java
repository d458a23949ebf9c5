package org.carillon.calendar.internal.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.format.itip.CalendarUsers;
import org.carillon.format.itip.ItipMessage;
import org.carillon.format.itip.Meeting;

/** By which of the addresses in a meeting an account is meant: its own, and its aliases. */
@ApplicationScoped
class MeetingAddresses {
  private final Addresses addresses;

  @Inject
  MeetingAddresses(Addresses addresses) {
    this.addresses = addresses;
  }

  /** Its own address first, then those of the meetings that lead to it. */
  Set<String> of(long account, Meeting... meetings) {
    Set<String> own = new LinkedHashSet<>();
    addresses.account(account).ifPresent(home -> own.add(CalendarUsers.address(home.address())));
    for (Meeting meeting : meetings) {
      Set<String> named = new LinkedHashSet<>(meeting.attendees());
      meeting.organizer().ifPresent(named::add);
      for (String address : named) {
        if (account(address).filter(id -> id == account).isPresent()) {
          own.add(address);
        }
      }
    }
    return own;
  }

  /** The account that an address leads to; empty when it leads to none here, or to several. */
  Optional<Long> account(String address) {
    return address.indexOf('@') > 0 && addresses.resolve(address) instanceof Resolution.Local local
        ? Optional.of(local.account())
        : Optional.empty();
  }

  /** Whose collection it is: an owner of the caller's own domain is named without it. */
  Optional<Long> owner(Caller caller, MailboxName name) {
    if (!name.isOthers()) {
      return Optional.of(caller.account()).filter(account -> account != 0);
    }
    String written = name.account();
    int at = caller.name().lastIndexOf('@');
    return account(
        written.indexOf('@') > 0 || at < 0 ? written : written + caller.name().substring(at));
  }

  /** Whether a domain is served here. */
  boolean isHere(String address) {
    return addresses.domain(address.substring(address.lastIndexOf('@') + 1)).isPresent();
  }

  /**
   * Whose right to write to a group counts for a message: that of who changed an own meeting, for
   * those that the organizer asks. An answer may go to wherever a stranger wants it, and whom
   * guests bring along or send instead nobody here has chosen.
   *
   * @param actor the address of whoever changed it in the account's name; empty for the account
   */
  OptionalLong author(long account, Optional<String> actor, Meeting meeting, ItipMessage message) {
    if (!message.method().isOrganizers() || !meeting.isAskedByOrganizer(message.to())) {
      return OptionalLong.empty();
    }
    Optional<Long> writer = actor.isPresent() ? account(actor.get()) : Optional.of(account);
    return writer.map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }
}
