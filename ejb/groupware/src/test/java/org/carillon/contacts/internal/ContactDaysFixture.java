package org.carillon.contacts.internal;

import org.carillon.contacts.ContactAccess;
import org.carillon.groupware.internal.GroupwareFixture;
import org.carillon.mailbox.internal.StoreFixture;

public final class ContactDaysFixture {
  private ContactDaysFixture() {}

  public static ContactAccess contacts(
      StoreFixture store, GroupwareFixture groupware, ContactCards cards) {
    AddressBooks books = new AddressBooks(store.collections(), groupware.views(), cards);
    return new ContactOperations(groupware.objects(), books, null, null, null, null, null);
  }
}
