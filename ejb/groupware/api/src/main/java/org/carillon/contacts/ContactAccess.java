package org.carillon.contacts;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.format.vcard.VCardVersion;
import org.carillon.groupware.StoredObject;
import org.carillon.store.item.ItemKey;

/** Contacts in the address books that a caller sees: its own, and those shared with it. */
public interface ContactAccess {
  /** The maximum number of contacts that a query returns or an import reads at once. */
  int MOST = 10_000;

  /** The maximum number of addresses that are offered at once. */
  int MOST_OFFERED = 50;

  /** The maximum number of contacts that are merged at once. */
  int MOST_MERGED = 50;

  /**
   * Returns the contacts of an address book that match a filter (RFC 6352 §8.6), in the order in
   * which they were added.
   *
   * @param most the maximum number of contacts, 1 to {@value #MOST}
   */
  Answer<FoundContacts> query(Caller caller, long collection, ContactFilter filter, int most);

  /**
   * Returns a part of one or several address books. If several are given, those that were deleted
   * meanwhile are ignored. Groups are not among the contacts.
   */
  Answer<AddressBookPage> page(Caller caller, ContactPageRequest asked);

  /** Returns all contacts of an address book without their octets, ordered by sort name. */
  Answer<List<ListedContact>> list(Caller caller, long collection);

  /** Returns an address book's contacts with a birthday or anniversary, in no order. */
  Answer<List<ListedContact>> withDays(Caller caller, long collection);

  /**
   * Returns addresses that complete what somebody has begun to type: those of people whose name,
   * nickname or address has a word that begins with it. People to whom the caller wrote recently
   * come first, then contacts, then the directory of the caller's domain as far as the caller may
   * see it.
   *
   * @param most the maximum number of addresses, 1 to {@value #MOST_OFFERED}
   */
  Answer<List<AddressSuggestion>> complete(Caller caller, String begun, int most);

  /**
   * Returns whether an address is in the caller's own domain and belongs to nobody there. The
   * answer is not given for other domains, nor to a caller who asks more often than people write
   * messages.
   */
  Answer<Boolean> isNobodys(Caller caller, String address);

  /** Returns the contacts with a telephone number, in any notation, own contacts first. */
  Answer<List<ListedContact>> byTelephone(Caller caller, String number);

  /**
   * Returns groups of contacts of an address book that are probably the same person: contacts that
   * share an address or a number, or have the same name. Each contact is in at most one group.
   */
  Answer<List<DuplicateGroup>> doubles(Caller caller, long collection);

  /**
   * Merges several contacts. The first one stays and gets the additional data of the others, which
   * are removed. Nothing is changed unless all can be read and the first can be changed.
   *
   * @param keys 2 to {@value #MOST_MERGED} keys, each once
   */
  Answer<StoredObject> merge(Caller caller, long collection, List<ItemKey> keys);

  /**
   * Stores the contacts of a file in an address book. A contact with the same UID is replaced. Each
   * contact is durable by itself. Contacts that could not be read or stored are listed.
   *
   * @param form the format of the file, or empty to detect it
   * @return {@link Failure.Invalid} of the field {@code file} if nothing in it can be read
   */
  Answer<ImportedContacts> importFile(
      Caller caller, long collection, Optional<ContactFileFormat> form, byte[] octets);

  /**
   * Exports contacts of an address book as a file of vCards, a few megabytes at once.
   *
   * @param version the version to write, or empty to write each contact as it is stored
   * @param after the {@link ExportedContacts#next} of the previous part, or empty for the first
   */
  Answer<ExportedContacts> export(
      Caller caller, long collection, Optional<VCardVersion> version, OptionalLong after);
}
