package org.carillon.contacts.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.carillon.contacts.ContactAccess;
import org.carillon.contacts.ContactFileFormat;
import org.carillon.contacts.ImportedContacts;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.contract.identity.Caller;
import org.carillon.format.budget.WorkBudget;
import org.carillon.format.vcard.ContactSummary;
import org.carillon.format.vcard.ReadCard;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardConversion;
import org.carillon.format.vcard.VCardProperty;
import org.carillon.format.vcard.VCardReader;
import org.carillon.format.vcard.VCardVersion;
import org.carillon.format.vcard.VCardWriter;
import org.carillon.format.vcard.table.CsvContacts;
import org.carillon.format.vcard.table.LdifContacts;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.NewObject;
import org.carillon.groupware.ObjectView;
import org.carillon.groupware.ParallelPuts;
import org.carillon.groupware.StoredObjectResult;
import org.carillon.groupware.Telling;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;

/** Imports the contacts of files into address books. */
@ApplicationScoped
class ContactImport {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");
  private static final Pattern LDIF =
      Pattern.compile("(?:\\A|\\n)dn::? ", Pattern.CASE_INSENSITIVE);

  private static final int HEAD = 4_000;
  private static final int MOST_NAMED = 1_000;
  private static final int PART = 200;

  private final GroupwareObjects objects;
  private final AddressBooks books;

  @Inject
  ContactImport(GroupwareObjects objects, AddressBooks books) {
    this.objects = objects;
    this.books = books;
  }

  Answer<ImportedContacts> put(
      Caller caller, long collection, Optional<ContactFileFormat> form, byte[] octets) {
    List<ReadCard> read = WorkBudget.instead(WorkBudget.ofFile(), () -> read(form, octets));
    if (read.stream().noneMatch(each -> each instanceof ReadCard.Understood)) {
      String why =
          read.isEmpty() || !(read.getFirst() instanceof ReadCard.Refused refused)
              ? "The file does not contain a contact."
              : refused.message();
      return Answer.failed(new Failure.Invalid("file", "no-contacts", why));
    }
    return books.book(caller, collection).then(book -> put(caller, book, read));
  }

  private static List<ReadCard> read(Optional<ContactFileFormat> form, byte[] octets) {
    return switch (form.orElseGet(() -> form(octets))) {
      case VCF -> VCardReader.readAll(octets, ContactAccess.MOST + 1);
      case CSV -> CsvContacts.read(octets, ContactAccess.MOST + 1);
      case LDIF -> LdifContacts.read(octets, ContactAccess.MOST + 1);
    };
  }

  /** Returns the format of a file, detected from its beginning. */
  static ContactFileFormat form(byte[] octets) {
    String text = VCardReader.text(octets);
    String head = text.substring(0, Math.min(text.length(), HEAD));
    if (head.toUpperCase(Locale.ROOT).contains("BEGIN:VCARD")) {
      return ContactFileFormat.VCF;
    }
    return LDIF.matcher(head).find() ? ContactFileFormat.LDIF : ContactFileFormat.CSV;
  }

  private Answer<ImportedContacts> put(
      Caller caller, ObjectView<ContactSummary> book, List<ReadCard> read) {
    List<ImportedContacts.Unread> unread = new ArrayList<>();
    ParallelPuts puts = new ParallelPuts(ContactImport::isEnd);
    int added = 0;
    int replaced = 0;
    for (List<ReadCard> some : parts(read.subList(0, Math.min(read.size(), ContactAccess.MOST)))) {
      List<ReadCard.Understood> cards = new ArrayList<>();
      for (ReadCard each : some) {
        switch (each) {
          case ReadCard.Refused refused -> named(unread, refused.line(), refused.message());
          case ReadCard.Understood understood -> cards.add(understood);
        }
      }
      List<Optional<Answer<StoredObjectResult>>> answers =
          puts.of(cards, each -> put(caller, book, each.card()));
      Optional<Failure> end = Optional.empty();
      for (int at = 0; at < cards.size(); at++) {
        switch (answers.get(at).orElse(null)) {
          case null -> {}
          case Answer.Done<StoredObjectResult>(StoredObjectResult put) -> {
            added += put.replaced() ? 0 : 1;
            replaced += put.replaced() ? 1 : 0;
          }
          case Answer.Failed<StoredObjectResult>(Failure failure) -> {
            named(unread, cards.get(at).line(), reason(failure));
            end = end.or(() -> Optional.of(failure).filter(ContactImport::isEnd));
          }
        }
      }
      if (end.isPresent()) {
        // A caller who is told to try again later finds the stored contacts there, and only the
        // rest is stored then.
        return added + replaced == 0 || end.get() instanceof Failure.TryLater
            ? Answer.failed(end.get())
            : new Answer.Done<>(new ImportedContacts(added, replaced, unread, true));
      }
    }
    return new Answer.Done<>(
        new ImportedContacts(added, replaced, unread, read.size() > ContactAccess.MOST));
  }

  /** Returns cards to store together. The later of two cards with a UID is in a later group. */
  private static List<List<ReadCard>> parts(List<ReadCard> all) {
    List<List<ReadCard>> parts = new ArrayList<>();
    Set<String> uids = new HashSet<>();
    int from = 0;
    for (int at = 0; at < all.size(); at++) {
      boolean isAgain =
          all.get(at) instanceof ReadCard.Understood(VCard card, int _)
              && !card.uid().isEmpty()
              && !uids.add(key(card.uid()).value());
      if (isAgain || at - from == PART) {
        parts.add(all.subList(from, at));
        from = at;
        uids.clear();
        if (all.get(at) instanceof ReadCard.Understood(VCard card, int _)) {
          uids.add(key(card.uid()).value());
        }
      }
    }
    parts.add(all.subList(from, all.size()));
    return parts;
  }

  /** Returns whether the failure would affect the next contacts too, as a lack of room. */
  private static boolean isEnd(Failure failure) {
    return switch (failure) {
      case Failure.Invalid _, Failure.Taken _ -> false;
      case Failure.LimitReached(Limit limit, long _) -> limit != Limit.OCTETS;
      default -> true;
    };
  }

  private static String reason(Failure failure) {
    return switch (failure) {
      case Failure.Invalid invalid -> invalid.message();
      case Failure.Taken taken -> taken.message();
      case Failure.LimitReached(Limit limit, long most) when limit == Limit.OCTETS ->
          "The contact is larger than " + most + " octets.";
      default -> "Nothing could be stored from here on.";
    };
  }

  private static void named(List<ImportedContacts.Unread> unread, int line, String reason) {
    if (unread.size() < MOST_NAMED) {
      unread.add(new ImportedContacts.Unread(line, reason));
    }
  }

  private Answer<StoredObjectResult> put(
      Caller caller, ObjectView<ContactSummary> book, VCard read) {
    VCard card =
        read.version() == VCardVersion.V2_1 ? VCardConversion.to(read, VCardVersion.V3_0) : read;
    if (card.uid().isEmpty()) {
      List<VCardProperty> properties = new ArrayList<>();
      properties.add(VCardProperty.ofText("UID", UUID.randomUUID().toString()));
      card.properties().stream().filter(p -> !p.name().equals("UID")).forEach(properties::add);
      card = card.with(properties);
    }
    String uid = card.uid();
    ItemKey key =
        book.ofUid(uid).stream()
            .findFirst()
            .map(there -> there.entry().key())
            .orElseGet(() -> key(uid));
    return objects.put(
        caller,
        book.collection().id(),
        key,
        new Precondition.Always(),
        new NewObject(VCardWriter.octets(card), Telling.NEVER));
  }

  /** Returns the key of a contact that has none. */
  static ItemKey key(String uid) {
    String bare = ContactSummary.memberUid(uid);
    String name =
        PLAIN.matcher(bare).matches()
            ? bare
            : UUID.nameUUIDFromBytes(uid.getBytes(StandardCharsets.UTF_8)).toString();
    return new ItemKey(name + ".vcf");
  }
}
