package org.carillon.webmail.contact;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.carillon.contacts.ContactAccess;
import org.carillon.contacts.ImportedContacts;
import org.carillon.contract.answer.Answer;
import org.carillon.format.mime.body.Bodies;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.store.item.CollectionKind;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.card.Cards;
import org.carillon.webmail.read.Stored;

/** Adds contacts that a message encloses to the reader's address book. */
@Named("cards")
@RequestScoped
public class EnclosedContactImport {
  @Inject private ContactAccess contacts;
  @Inject private GroupwareObjects objects;
  @Inject private Stored stored;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;

  /** Adds the contacts of the part that {@code keepcard} names. */
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
              .filter(one -> Cards.isContact(one) && Cards.mayBeIn(one))
              .findFirst();
      return part.isEmpty()
          ? Optional.empty()
          : Optional.of(
              Cards.octets(
                  new PartContent(message.content()::read, message.data().prefix(), part.get())));
    } catch (IOException away) {
      throw new UncheckedIOException(away);
    }
  }

  /** Returns the caller's own address book, or the oldest of several. */
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
