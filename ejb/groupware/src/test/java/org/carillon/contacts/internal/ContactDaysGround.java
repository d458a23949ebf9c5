package org.carillon.contacts.internal;

import org.carillon.contacts.ContactAccess;
import org.carillon.groupware.internal.GroupwareFixture;
import org.carillon.mailbox.internal.StoreFixture;

/** Contacts of a test's store, as far as their days go. */
public final class ContactDaysGround {
  private ContactDaysGround() {}

  /** Over a store whose kinds include {@link ContactCards}. */
  public static ContactAccess contacts(
      StoreFixture store, GroupwareFixture groupware, ContactCards cards) {
    AddressBooks books = new AddressBooks(store.collections(), groupware.views(), cards);
    return new ContactOperations(groupware.objects(), books, null, null, null, null, null);
  }
}
