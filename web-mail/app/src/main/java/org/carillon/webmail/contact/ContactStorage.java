package org.carillon.webmail.contact;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.format.vcard.ReadCard;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardConversion;
import org.carillon.format.vcard.VCardProperty;
import org.carillon.format.vcard.VCardReader;
import org.carillon.format.vcard.VCardVersion;
import org.carillon.format.vcard.VCardWriter;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.NewObject;
import org.carillon.groupware.StoredObject;
import org.carillon.groupware.Telling;
import org.carillon.store.item.EntityTag;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;
import org.carillon.web.request.Visitor;

/** Opens, saves, removes contacts; {@link Failure.Outdated} if not the version that was seen. */
@RequestScoped
public class ContactStorage {
  @Inject private GroupwareObjects objects;
  @Inject private OwnBooks books;
  @Inject private Visitor visitor;

  /** The contact under a key of an address book. */
  public Answer<OpenContact> open(long book, String key) {
    Failure none = new Failure.NotFound("contact", key);
    Optional<ShownBook> there = books.find(book);
    ItemKey asked = new ItemKey(key);
    if (there.isEmpty() || !asked.problem().isEmpty()) {
      return Answer.failed(none);
    }
    return objects
        .open(visitor.caller(), book, asked)
        .then(
            stored ->
                read(there.get(), stored)
                    .<Answer<OpenContact>>map(Answer.Done::new)
                    .orElseGet(() -> Answer.failed(none)));
  }

  /** Returns those of the contacts that exist. */
  public Answer<List<OpenContact>> open(ShownBook book, List<ItemKey> keys) {
    return objects
        .open(visitor.caller(), book.id(), keys)
        .map(all -> all.stream().flatMap(stored -> read(book, stored).stream()).toList());
  }

  private static Optional<OpenContact> read(ShownBook book, StoredObject stored) {
    return VCardReader.readOne(stored.octets()) instanceof ReadCard.Understood(VCard card, int _)
        ? Optional.of(
            new OpenContact(
                book,
                stored,
                VCardConversion.to(card, VCardVersion.V4_0),
                card.version() == VCardVersion.V2_1 ? VCardVersion.V3_0 : card.version()))
        : Optional.empty();
  }

  public static VCard blank() {
    return new VCard(
        VCardVersion.V4_0, List.of(new VCardProperty("UID", "urn:uuid:" + UUID.randomUUID())));
  }

  public Answer<ContactChange> create(long book, VCard card) {
    ItemKey key = new ItemKey(UUID.randomUUID() + ".vcf");
    return put(book, key, new Precondition.Absent(), octets(card, VCardVersion.V4_0))
        .map(made -> new ContactChange(book, key, Optional.empty(), Optional.of(made)));
  }

  /** Changes a contact, in its vCard version: the client that stored it may know no other. */
  public Answer<ContactChange> change(OpenContact old, VCard card) {
    ItemKey key = old.stored().entry().key();
    return put(old.book().id(), key, seen(old), octets(card, old.version()))
        .map(made -> change(old, Optional.of(made)));
  }

  public Answer<ContactChange> remove(OpenContact old) {
    return objects
        .delete(
            visitor.caller(), old.book().id(), old.stored().entry().key(), seen(old), Telling.NEVER)
        .map(_ -> change(old, Optional.empty()));
  }

  /** Returns a change for an undo; the tag is the present one, empty if removed. */
  public static ContactChange change(OpenContact old, Optional<EntityTag> made) {
    return new ContactChange(
        old.book().id(), old.stored().entry().key(), Optional.of(old.stored().octets()), made);
  }

  /** Restores a contact, unless it was changed since. */
  Answer<Void> undo(ContactChange change) {
    Precondition when =
        change
            .made()
            .<Precondition>map(tag -> new Precondition.Match(Set.of(tag)))
            .orElseGet(Precondition.Absent::new);
    if (books.find(change.book()).isEmpty()) {
      return Answer.failed(new Failure.NotFound("contact"));
    }
    return change.before().isPresent()
        ? put(change.book(), change.key(), when, change.before().get()).then(_ -> Answer.done())
        : objects.delete(visitor.caller(), change.book(), change.key(), when, Telling.NEVER);
  }

  private static byte[] octets(VCard card, VCardVersion version) {
    return VCardWriter.octets(VCardConversion.to(card, version));
  }

  private static Precondition seen(OpenContact old) {
    return new Precondition.Match(Set.of(old.stored().entry().tag()));
  }

  private Answer<EntityTag> put(long book, ItemKey key, Precondition when, byte[] octets) {
    return objects
        .put(visitor.caller(), book, key, when, new NewObject(octets, Telling.NEVER))
        .map(made -> made.tag());
  }
}
