package org.carillon.contacts.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.carillon.account.behalf.ServiceCallers;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.contacts.KnownContacts;
import org.carillon.contract.identity.Caller;
import org.carillon.format.vcard.ContactEmail;
import org.carillon.format.vcard.ContactSummary;
import org.carillon.groupware.IndexedObject;
import org.carillon.groupware.ObjectView;

/** The people that accounts know: those in their address books, and those they wrote to. */
@ApplicationScoped
public class AccountPeople implements KnownContacts {
  private final AddressBooks books;
  private final CollectedAddresses gathered;
  private final ServiceCallers behalf;

  @Inject
  AccountPeople(AddressBooks books, CollectedAddresses gathered, ServiceCallers behalf) {
    this.books = books;
    this.gathered = gathered;
    this.behalf = behalf;
  }

  @Override
  public boolean knows(long account, String address) throws IOException {
    String wanted = ContactSummary.comparableAddress(address);
    if (wanted.isEmpty()) {
      return false;
    }
    return own(account).stream()
            .flatMap(book -> book.objects().stream())
            .map(IndexedObject::summary)
            .flatMap(Optional::stream)
            .flatMap(summary -> summary.emails().stream())
            .anyMatch(email -> ContactSummary.comparableAddress(email.address()).equals(wanted))
        || gathered.holds(account, wanted);
  }

  @Override
  public List<String> addresses(long account, int most) throws IOException {
    return own(account).stream()
        .flatMap(book -> book.objects().stream())
        .flatMap(object -> object.summary().stream())
        .flatMap(summary -> summary.emails().stream())
        .map(ContactEmail::address)
        .distinct()
        .sorted()
        .limit(most)
        .toList();
  }

  private List<ObjectView<ContactSummary>> own(long account) throws IOException {
    Optional<Caller> caller = behalf.of(account, "known-people");
    if (caller.isEmpty()) {
      return List.of();
    }
    return switch (books.all(caller.get(), true)) {
      case Answer.Done<List<ObjectView<ContactSummary>>>(var all) -> all;
      case Answer.Failed<List<ObjectView<ContactSummary>>> _ ->
          throw new IOException("The address books cannot be read now");
    };
  }
}
