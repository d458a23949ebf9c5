package org.carillon.rest.groupware;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.rest.groupware.CollectionParameter.Held;
import org.carillon.store.item.CollectionKind;

/** The address book of a request: one of an account's by number, else its default. */
@RequestScoped
public class AddressBookParameter {
  private static final Set<CollectionKind> KINDS = Set.of(CollectionKind.CONTACTS);

  @Inject CollectionParameter collections;

  /** Returns the owner of the address books. */
  Answer<Caller> owner(String address) {
    return collections.owner(address);
  }

  /** All address books visible to an account, its own first. */
  Answer<List<CollectionEntry>> all(String address) {
    return collections.all(address, KINDS);
  }

  /** The requested one. */
  Answer<Held> held(String address, String book) {
    return collections.held(address, book, KINDS, CollectionKind.CONTACTS, "address book");
  }
}
