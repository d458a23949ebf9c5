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

/** The addresses under which an account appears in a meeting: its own and its aliases. */
@ApplicationScoped
class MeetingAddresses {
  private final Addresses addresses;

  @Inject
  MeetingAddresses(Addresses addresses) {
    this.addresses = addresses;
  }

  /** Returns the account's own address, then those in meetings that lead to it. */
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

  /** Returns the account of an address, or empty if it leads to no account here or to several. */
  Optional<Long> account(String address) {
    return address.indexOf('@') > 0 && addresses.resolve(address) instanceof Resolution.Local local
        ? Optional.of(local.account())
        : Optional.empty();
  }

  /** Returns a collection's owner. In the caller's domain its name has no domain part. */
  Optional<Long> owner(Caller caller, MailboxName name) {
    if (!name.isOthers()) {
      return Optional.of(caller.account()).filter(account -> account != 0);
    }
    String written = name.account();
    int at = caller.name().lastIndexOf('@');
    return account(
        written.indexOf('@') > 0 || at < 0 ? written : written + caller.name().substring(at));
  }

  /** Returns whether this server is responsible for the domain of the address. */
  boolean isHere(String address) {
    return addresses.domain(address.substring(address.lastIndexOf('@') + 1)).isPresent();
  }

  /**
   * Returns the account whose right to write to a group counts for a message. It is the account
   * that changed its own meeting, for attendees whom the organizer invites. It is empty for other
   * recipients: an outsider can direct an answer anywhere, and people whom attendees bring along or
   * send instead were not chosen by anybody here.
   *
   * @param actor the address of the user who changed the meeting in the account's name, or empty
   *     for the account itself
   */
  OptionalLong author(long account, Optional<String> actor, Meeting meeting, ItipMessage message) {
    if (!message.method().isOrganizers() || !meeting.isAskedByOrganizer(message.to())) {
      return OptionalLong.empty();
    }
    Optional<Long> writer = actor.isPresent() ? account(actor.get()) : Optional.of(account);
    return writer.map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }
}
