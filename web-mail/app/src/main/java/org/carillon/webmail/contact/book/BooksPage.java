package org.carillon.webmail.contact.book;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.collection.CollectionKind;
import org.carillon.contract.collection.Collections;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.resource.ResourcePlace;
import org.carillon.contract.resource.ResourceProperties;
import org.carillon.contract.resource.TextProperty;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.contact.OwnBooks;
import org.carillon.webmail.contact.ShownBook;

/** Making, renaming and deleting address books. */
@Named("addressBooks")
@RequestScoped
public class BooksPage {
  private static final int MOST_NAME = 200;

  @Inject private Collections collections;
  @Inject private MailAccess mail;
  @Inject private ResourceProperties properties;
  @Inject private OwnBooks books;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private RequestParameters parameters;
  @Inject private Texts texts;

  /** Makes one. */
  public void create() {
    name("name")
        .ifPresent(
            name -> {
              MailboxName place = new MailboxName(name);
              if (name.indexOf(MailboxName.DELIMITER) >= 0 || !place.problem().isEmpty()) {
                answers.wrong(null, texts.of("invalid.malformed.named", name));
              } else if (answers
                  .take(null, collections.create(visitor.caller(), place, CollectionKind.CONTACTS))
                  .isPresent()) {
                back(Notice.of("books.created", name));
              }
            });
  }

  /** Gives one another name, as CardDAV's programs do. */
  public void rename() {
    chosen("rename")
        .ifPresent(
            book ->
                name("name-" + book.getKey())
                    .filter(
                        name ->
                            answers.done(
                                properties.change(
                                    visitor.caller(),
                                    ResourcePlace.of(book.id()),
                                    List.of(TextProperty.TITLE.to(name)))))
                    .ifPresent(name -> back(Notice.of("books.renamed", name))));
  }

  /** Deletes one; one with contacts only when that was confirmed. */
  public void delete() {
    chosen("delete")
        .ifPresent(
            book -> {
              if (book.items() > 0 && parameters.text("sure-" + book.getKey()).isEmpty()) {
                answers.wrong(null, texts.of("books.not-empty", book.name(), book.items()));
              } else if (answers.done(mail.delete(visitor.caller(), book.place()))) {
                back(Notice.of("books.deleted", book.name()));
              }
            });
  }

  private Optional<ShownBook> chosen(String parameter) {
    return books.find(parameters.number(parameter).orElse(0)).filter(ShownBook::isRemovable);
  }

  private Optional<String> name(String parameter) {
    String name = parameters.text(parameter).replaceAll("\\p{Cntrl}+", " ").strip();
    return name.isEmpty() || name.length() > MOST_NAME
        ? answers.wrong(null, texts.of("contacts.group.nameless", MOST_NAME))
        : Optional.of(name);
  }

  private void back(Notice notice) {
    notices.show(notice);
    Redirect.to("/address-books");
  }
}
