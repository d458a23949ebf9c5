package org.carillon.contacts.internal;

import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contacts.AddressBookPage;
import org.carillon.contacts.AddressSuggestion;
import org.carillon.contacts.ContactAccess;
import org.carillon.contacts.ContactFileFormat;
import org.carillon.contacts.ContactFilter;
import org.carillon.contacts.ContactPageRequest;
import org.carillon.contacts.DuplicateGroup;
import org.carillon.contacts.ExportedContacts;
import org.carillon.contacts.FoundContacts;
import org.carillon.contacts.ImportedContacts;
import org.carillon.contacts.ListedContact;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.format.mime.summary.UnicodeCasemap;
import org.carillon.format.vcard.ContactSummary;
import org.carillon.format.vcard.ReadCard;
import org.carillon.format.vcard.TelephoneForm;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardConversion;
import org.carillon.format.vcard.VCardReader;
import org.carillon.format.vcard.VCardVersion;
import org.carillon.format.vcard.VCardWriter;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.IndexedObject;
import org.carillon.groupware.ObjectEntry;
import org.carillon.groupware.ObjectView;
import org.carillon.groupware.StoredObject;
import org.carillon.store.item.ItemKey;

/** Contacts in the store's collections. The store decides who may see them. */
@Stateless
@Local(ContactAccess.class)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ContactOperations implements ContactAccess {
  /** The number of cards that are open at once. */
  private static final int STEP = 50;

  /** The maximum size of all cards in an answer, in octets. */
  private static final long MOST_OCTETS = 32L * 1024 * 1024;

  /** The maximum size of a part of an export, in octets. */
  private static final int PAGE_OCTETS = 4 * 1024 * 1024;

  private final GroupwareObjects objects;
  private final AddressBooks books;
  private final AddressCompletion completion;
  private final DomainAddresses domainAddresses;
  private final ContactMerging merging;
  private final ContactImport imports;
  private final ContactPaging paging;

  @Inject
  ContactOperations(
      GroupwareObjects objects,
      AddressBooks books,
      AddressCompletion completion,
      DomainAddresses domainAddresses,
      ContactMerging merging,
      ContactImport imports,
      ContactPaging paging) {
    this.objects = objects;
    this.books = books;
    this.completion = completion;
    this.domainAddresses = domainAddresses;
    this.merging = merging;
    this.imports = imports;
    this.paging = paging;
  }

  @Override
  public Answer<FoundContacts> query(
      Caller caller, long collection, ContactFilter filter, int most) {
    CardMatching matching = new CardMatching(filter);
    return books
        .book(caller, collection)
        .then(book -> found(caller, book, matching, Math.clamp(most, 1, MOST)));
  }

  private Answer<FoundContacts> found(
      Caller caller, ObjectView<ContactSummary> book, CardMatching matching, int most) {
    List<ObjectEntry> candidates =
        entries(book).stream()
            .filter(object -> object.summary().map(matching::mayFind).orElse(false))
            .map(IndexedObject::entry)
            .toList();
    List<StoredObject> found = new ArrayList<>();
    long octets = 0;
    List<ItemKey> step;
    for (int from = 0; from < candidates.size(); from += step.size()) {
      step = step(candidates.subList(from, candidates.size()));
      switch (objects.open(caller, book.collection().id(), step)) {
        case Answer.Failed<List<StoredObject>>(Failure failure) -> {
          return Answer.failed(failure);
        }
        case Answer.Done<List<StoredObject>>(List<StoredObject> opened) -> {
          for (StoredObject object : inOrder(opened)) {
            if (VCardReader.readOne(object.octets())
                    instanceof ReadCard.Understood(VCard card, int _)
                && matching.finds(card)) {
              if (found.size() == most || octets + object.octets().length > MOST_OCTETS) {
                return new Answer.Done<>(new FoundContacts(found, true));
              }
              octets += object.octets().length;
              found.add(object);
            }
          }
        }
      }
    }
    return new Answer.Done<>(new FoundContacts(found, false));
  }

  /** Returns the first keys, as many as may be open at once: at least one. */
  private static List<ItemKey> step(List<ObjectEntry> entries) {
    List<ItemKey> step = new ArrayList<>();
    long octets = 0;
    for (ObjectEntry entry : entries) {
      octets += entry.octets();
      if (step.size() == STEP || !step.isEmpty() && octets > PAGE_OCTETS) {
        break;
      }
      step.add(entry.key());
    }
    return step;
  }

  private static List<StoredObject> inOrder(List<StoredObject> opened) {
    return opened.stream()
        .sorted(Comparator.comparingLong(object -> object.entry().uid()))
        .toList();
  }

  private static List<IndexedObject<ContactSummary>> entries(ObjectView<ContactSummary> book) {
    return book.objects().stream()
        .sorted(Comparator.comparingLong(object -> object.entry().uid()))
        .toList();
  }

  @Override
  public Answer<AddressBookPage> page(Caller caller, ContactPageRequest asked) {
    return paging.page(caller, asked);
  }

  @Override
  public Answer<List<ListedContact>> list(Caller caller, long collection) {
    return books
        .book(caller, collection)
        .map(
            book ->
                AddressBooks.contacts(book).stream()
                    .sorted(
                        Comparator.comparing(
                                (ListedContact one) ->
                                    UnicodeCasemap.folded(one.summary().sortName()))
                            .thenComparing(one -> one.entry().uid()))
                    .toList());
  }

  @Override
  public Answer<List<ListedContact>> withDays(Caller caller, long collection) {
    return books
        .book(caller, collection)
        .map(
            book ->
                AddressBooks.contacts(book).stream()
                    .filter(one -> !one.summary().days().isEmpty())
                    .toList());
  }

  @Override
  public Answer<List<AddressSuggestion>> complete(Caller caller, String begun, int most) {
    return completion.offered(caller, begun, Math.clamp(most, 1, MOST_OFFERED));
  }

  @Override
  public Answer<Boolean> isNobodys(Caller caller, String address) {
    return new Answer.Done<>(caller.hasAccount() && domainAddresses.isNobodys(caller, address));
  }

  @Override
  public Answer<List<ListedContact>> byTelephone(Caller caller, String number) {
    String wanted = TelephoneForm.comparable(number);
    if (wanted.isEmpty()) {
      return new Answer.Done<>(List.of());
    }
    return books
        .all(caller, false)
        .map(
            all ->
                all.stream()
                    .flatMap(book -> AddressBooks.contacts(book).stream())
                    .filter(
                        one ->
                            one.summary().telephones().stream()
                                .anyMatch(each -> TelephoneForm.same(each.comparable(), wanted)))
                    .limit(MOST_OFFERED)
                    .toList());
  }

  @Override
  public Answer<List<DuplicateGroup>> doubles(Caller caller, long collection) {
    return list(caller, collection).map(DuplicateContacts::of);
  }

  @Override
  public Answer<StoredObject> merge(Caller caller, long collection, List<ItemKey> keys) {
    return merging.merge(caller, collection, keys);
  }

  @Override
  public Answer<ImportedContacts> importFile(
      Caller caller, long collection, Optional<ContactFileFormat> form, byte[] octets) {
    return imports.put(caller, collection, form, octets);
  }

  @Override
  public Answer<ExportedContacts> export(
      Caller caller, long collection, Optional<VCardVersion> version, OptionalLong after) {
    return books
        .book(caller, collection)
        .then(
            book -> {
              List<ObjectEntry> left =
                  entries(book).stream()
                      .map(IndexedObject::entry)
                      .filter(entry -> after.isEmpty() || entry.uid() > after.getAsLong())
                      .toList();
              return exported(caller, collection, version, left);
            });
  }

  private Answer<ExportedContacts> exported(
      Caller caller, long collection, Optional<VCardVersion> version, List<ObjectEntry> left) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int at = 0;
    while (at < left.size() && out.size() < PAGE_OCTETS) {
      List<ObjectEntry> step = left.subList(at, Math.min(at + STEP, left.size()));
      switch (objects.open(caller, collection, step.stream().map(ObjectEntry::key).toList())) {
        case Answer.Failed<List<StoredObject>>(Failure failure) -> {
          return Answer.failed(failure);
        }
        case Answer.Done<List<StoredObject>>(List<StoredObject> opened) ->
            inOrder(opened).forEach(object -> write(object.octets(), version, out));
      }
      at += step.size();
    }
    return new Answer.Done<>(
        new ExportedContacts(
            out.toByteArray(),
            at < left.size() ? OptionalLong.of(left.get(at - 1).uid()) : OptionalLong.empty()));
  }

  private static void write(
      byte[] octets, Optional<VCardVersion> version, ByteArrayOutputStream out) {
    byte[] written =
        version.isPresent()
                && VCardReader.readOne(octets) instanceof ReadCard.Understood(VCard card, int _)
            ? VCardWriter.octets(VCardConversion.to(card, version.get()))
            : octets;
    out.writeBytes(written);
    if (written.length > 0 && written[written.length - 1] != '\n') {
      out.writeBytes(new byte[] {'\r', '\n'});
    }
  }
}
