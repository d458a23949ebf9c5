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

/**
 * Makes, names, colours and deletes calendars, lists of tasks and address books of the reader's
 * own. What hinders is shown.
 */
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

  /**
   * The name that a field has.
   *
   * @param nameless the sentence that asks for one, of the most characters
   */
  public Optional<String> name(String field, String nameless) {
    String name = parameters.text(field).replaceAll("\\p{Cntrl}+", " ").strip();
    return name.isEmpty() || name.length() > MOST_NAME
        ? answers.wrong(null, texts.of(nameless, MOST_NAME))
        : Optional.of(name);
  }

  /**
   * Makes one: a folder of its own name, which mail programs see, too.
   *
   * @param colour its word; any other for none
   */
  public Optional<CollectionEntry> make(CollectionKind kind, String name, String colour) {
    return place("name", name)
        .flatMap(place -> answers.take("name", collections.create(visitor.caller(), place, kind)))
        .filter(made -> note(made.id(), "", colour));
  }

  /**
   * The folder that is to be made for one.
   *
   * @param field the one that is wrong if it can't be made
   */
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
   * Notes what DAV's programs show one by; its folder keeps its name.
   *
   * @param name what it is called from now on; empty for as before
   * @param colour its word; any other for as before
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
   * Deletes one with all that is in it.
   *
   * @param page the address of the page that lists it
   * @return what takes it back
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
