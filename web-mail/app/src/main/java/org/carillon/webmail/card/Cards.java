package org.carillon.webmail.card;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.collection.CollectionEntry;
import org.carillon.contract.collection.CollectionKind;
import org.carillon.contract.contacts.ContactAccess;
import org.carillon.contract.contacts.ImportedContacts;
import org.carillon.contract.groupware.GroupwareObjects;
import org.carillon.format.mime.body.Bodies;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;
import org.carillon.format.vcard.ContactSummary;
import org.carillon.format.vcard.ReadCard;
import org.carillon.format.vcard.VCardReader;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.read.Stored;

/** Contacts and invitations that messages enclose: read to be shown, and contacts kept. */
@Named("cards")
@RequestScoped
public class Cards {
  /** Of larger parts nothing is shown: they are read with the page. */
  private static final int MOST_OCTETS = 500_000;

  private static final int MOST_SHOWN = 3;
  private static final int MOST_COUNTED = 1_000;

  @Inject private InvitationWords invitations;
  @Inject private ContactAccess contacts;
  @Inject private GroupwareObjects objects;
  @Inject private Stored stored;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;

  /** Whether something is to be read of a part. */
  public static boolean mayBeIn(Part part) {
    return (isContact(part) || isCalendar(part)) && part.size() <= MOST_OCTETS;
  }

  private static boolean isContact(Part part) {
    return part.is("text", "vcard") || part.is("text", "x-vcard") || part.is("text", "directory");
  }

  private static boolean isCalendar(Part part) {
    return part.is("text", "calendar") || part.is("application", "ics");
  }

  /**
   * What a part encloses; empty where that can't be read.
   *
   * @throws IOException when the store is away
   */
  public Optional<EnclosedCards> of(String number, PartContent content) throws IOException {
    byte[] octets = octets(content);
    EnclosedCards found =
        isContact(content.part())
            ? contacts(number, octets)
            : new EnclosedCards(number, List.of(), 0, invitations.of(octets).stream().toList());
    return Optional.of(found).filter(cards -> !cards.isEmpty());
  }

  private static byte[] octets(PartContent content) throws IOException {
    try (InputStream in = content.stream()) {
      return in.readNBytes(MOST_OCTETS);
    }
  }

  private static EnclosedCards contacts(String number, byte[] octets) {
    List<ContactCard> all =
        VCardReader.readAll(octets, MOST_COUNTED).stream()
            .filter(ReadCard.Understood.class::isInstance)
            .map(read -> ContactSummary.of(((ReadCard.Understood) read).card()))
            .filter(summary -> !summary.fullName().isEmpty())
            .map(ContactCard::of)
            .toList();
    List<ContactCard> shown = all.subList(0, Math.min(MOST_SHOWN, all.size()));
    return new EnclosedCards(number, shown, all.size() - shown.size(), List.of());
  }

  /** Keeps the contacts of the part that is named by {@code keepcard}. */
  public void keep() {
    String folder = parameters.text("f");
    long uid = parameters.number("sel").orElse(0);
    Optional<byte[]> octets = octets(folder, uid, parameters.text("keepcard"));
    if (octets.isEmpty()) {
      Redirect.to("/mail?f=" + Redirect.encoded(folder));
      return;
    }
    Answer<ImportedContacts> kept =
        book()
            .then(
                book ->
                    contacts.importFile(
                        visitor.caller(), book.id(), Optional.empty(), octets.get()));
    answers
        .take(kept)
        .ifPresent(
            done ->
                notices.show(
                    done.added() + done.replaced() == 0
                        ? Notice.of("card.not-kept")
                        : Notice.of("card.kept", done.added() + done.replaced())));
    Redirect.to("/mail?f=" + Redirect.encoded(folder) + "&m=" + uid);
  }

  private Optional<byte[]> octets(String folder, long uid, String number) {
    try (Stored.Message message = stored.find(visitor.caller(), folder, uid).orElse(null)) {
      if (message == null) {
        return Optional.empty();
      }
      Optional<Part> part =
          Bodies.leaves(Outline.decode(message.data().outline()).body()).stream()
              .filter(leaf -> leaf.number().equals(number))
              .map(Bodies.Leaf::part)
              .filter(one -> isContact(one) && mayBeIn(one))
              .findFirst();
      return part.isEmpty()
          ? Optional.empty()
          : Optional.of(
              octets(
                  new PartContent(message.content()::read, message.data().prefix(), part.get())));
    } catch (IOException away) {
      throw new UncheckedIOException(away);
    }
  }

  /** The caller's own address book, the oldest of several. */
  private Answer<CollectionEntry> book() {
    return objects
        .collections(visitor.caller())
        .map(
            all ->
                all.stream()
                    .filter(entry -> entry.kind() == CollectionKind.CONTACTS)
                    .filter(entry -> !entry.name().isOthers())
                    .findFirst()
                    .orElseThrow());
  }
}
