package org.carillon.webmail.collection;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.Collections;
import org.carillon.mailbox.label.LabelColour;
import org.carillon.mailbox.resource.ResourcePlace;
import org.carillon.mailbox.resource.ResourceProperties;
import org.carillon.mailbox.resource.ResourcePropertyChange;
import org.carillon.mailbox.resource.TextProperty;
import org.carillon.store.item.CollectionKind;
import org.carillon.web.Answers;
import org.carillon.web.Texts;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.calendar.NearestColour;
import org.carillon.webmail.folder.FolderUndo;

/** Creates, renames, colours and deletes the reader's own calendars, task lists, address books. */
@RequestScoped
public class OwnedCollections {
  /** The longest name, in characters. */
  public static final int MOST_NAME = 200;

  @Inject private Collections collections;
  @Inject private ResourceProperties properties;
  @Inject private MailAccess mail;
  @Inject private RequestParameters parameters;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Texts texts;

  /** Returns a field's name, or asks for it by the bundle key {@code nameless}. */
  public Optional<String> name(String field, String nameless) {
    String name = parameters.text(field).replaceAll("\\p{Cntrl}+", " ").strip();
    return name.isEmpty() || name.length() > MOST_NAME
        ? answers.wrong(null, texts.of(nameless, MOST_NAME))
        : Optional.of(name);
  }

  /** Creates a collection as a folder, visible to mail clients; an unknown colour is none. */
  public Optional<CollectionEntry> make(CollectionKind kind, String name, String colour) {
    return place("name", name)
        .flatMap(place -> answers.take("name", collections.create(visitor.caller(), place, kind)))
        .filter(made -> note(made.id(), "", colour));
  }

  /** Returns the name of a collection's new folder, or marks the field if that fails. */
  public Optional<MailboxName> place(String field, String name) {
    MailboxName place = new MailboxName(name);
    if (name.indexOf(MailboxName.DELIMITER) >= 0) {
      return answers.wrong(field, texts.of("folder.no-slash"));
    }
    return place.problem().isEmpty()
        ? Optional.of(place)
        : answers.wrong(field, texts.of("invalid.malformed.named", name));
  }

  /**
   * Stores the name and colour for CalDAV and CardDAV clients; the folder keeps its name.
   *
   * @param name the new name; empty to keep the old one
   * @param colour the colour's word; any other text to keep the old one
   */
  public boolean note(long collection, String name, String colour) {
    List<ResourcePropertyChange> changes = new ArrayList<>();
    if (!name.isEmpty()) {
      changes.add(TextProperty.TITLE.to(name));
    }
    LabelColour.of(colour)
        .map(NearestColour::written)
        .map(TextProperty.COLOUR::to)
        .ifPresent(changes::add);
    Answer<Void> done =
        changes.isEmpty()
            ? Answer.done()
            : properties.change(visitor.caller(), ResourcePlace.of(collection), changes);
    return answers.done(done);
  }

  /**
   * Deletes a collection with its contents.
   *
   * @param page the address of the page that lists it
   * @return the undo
   */
  public Optional<String> delete(long collection, String page) {
    return answers
        .take(collections.collection(visitor.caller(), collection))
        .flatMap(
            one -> {
              String undo = FolderUndo.text(one.id(), one.name(), Instant.now(), page, false);
              return answers.done(mail.delete(visitor.caller(), one.name()))
                  ? Optional.of(undo)
                  : Optional.empty();
            });
  }
}
