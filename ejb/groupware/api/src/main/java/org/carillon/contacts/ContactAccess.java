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
  /** The most contacts that a query or an import answers at once. */
  int MOST = 10_000;

  /** The most addresses that are offered at once. */
  int MOST_OFFERED = 50;

  /** The most contacts that are merged at once. */
  int MOST_MERGED = 50;

  /**
   * The contacts of an address book that a filter finds (RFC 6352 §8.6), in the order in which they
   * came.
   *
   * @param most how many at most, 1 to {@value #MOST}
   */
  Answer<FoundContacts> query(Caller caller, long collection, ContactFilter filter, int most);

  /**
   * A part of one or several address books. Of several those are left out that went meanwhile.
   * Groups are not among the contacts.
   */
  Answer<PagedContacts> page(Caller caller, AskedContacts asked);

  /** All contacts of an address book without their octets, by the names they are sorted by. */
  Answer<List<ListedContact>> list(Caller caller, long collection);

  /** The contacts of an address book that have a birthday or an anniversary, in no order. */
  Answer<List<ListedContact>> withDays(Caller caller, long collection);

  /**
   * Addresses for what somebody began to type: of people whose name, nickname or address has a word
   * that begins so. Whom the caller wrote to of late comes first, then contacts, then the directory
   * of its domain as far as the caller may see it.
   *
   * @param most how many at most, 1 to {@value #MOST_OFFERED}
   */
  Answer<List<OfferedAddress>> complete(Caller caller, String begun, int most);

  /**
   * Whether an address is of the caller's own domain and nobody's there. Of other domains nothing
   * is told, nor to who asks more often than people write.
   */
  Answer<Boolean> isNobodys(Caller caller, String address);

  /** Contacts that have a telephone number, in whatever spelling, own ones first. */
  Answer<List<ListedContact>> byTelephone(Caller caller, String number);

  /**
   * Contacts of an address book that are likely the same person: those with an address or a number
   * in common, and those of the same name. Each is in one group at most.
   */
  Answer<List<LikelyDouble>> doubles(Caller caller, long collection);

  /**
   * Makes one contact of several: the first stays, with what the others have besides, and they are
   * removed. Nothing is done unless all can be read and the first can be changed.
   *
   * @param keys 2 to {@value #MOST_MERGED}, each once
   */
  Answer<StoredObject> merge(Caller caller, long collection, List<ItemKey> keys);

  /**
   * Puts the contacts of a file into an address book. One that is there already (by its UID) is
   * replaced. Each contact is durable by itself; what could not be read or put is named.
   *
   * @param form what the file is; empty to find out
   * @return {@link Failure.Invalid} of the field {@code file} when there is nothing in it that
   *     could be read
   */
  Answer<ImportedContacts> importFile(
      Caller caller, long collection, Optional<ContactFileForm> form, byte[] octets);

  /**
   * Contacts of an address book as a file of vCards, some megabytes at once.
   *
   * @param version what it is written in; empty for each as it is stored
   * @param after the {@link ExportedContacts#next} of the part before; empty for the first
   */
  Answer<ExportedContacts> export(
      Caller caller, long collection, Optional<VCardVersion> version, OptionalLong after);
}
