package org.carillon.contacts.internal;

import org.carillon.contacts.ContactAccess;
import org.carillon.groupware.internal.GroupwareFixture;
import org.carillon.mailbox.internal.StoreFixture;

/** A fixture with the contacts of a test's store, for their birthdays and anniversaries. */
public final class ContactDaysFixture {
  private ContactDaysFixture() {}

  /** Creates contacts on top of a store whose kinds include {@link ContactCards}. */
  public static ContactAccess contacts(
      StoreFixture store, GroupwareFixture groupware, ContactCards cards) {
    AddressBooks books = new AddressBooks(store.collections(), groupware.views(), cards);
    return new ContactOperations(groupware.objects(), books, null, null, null, null, null);
  }
}
