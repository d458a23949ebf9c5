package org.carillon.webmail.contact.book;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.carillon.store.item.CollectionKind;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.webmail.collection.OwnedCollections;
import org.carillon.webmail.contact.OwnBooks;
import org.carillon.webmail.contact.ShownBook;

/** Creates, renames and deletes address books. */
@Named("addressBooks")
@RequestScoped
public class BooksPage {
  private static final String NAMELESS = "contacts.group.nameless";
  private static final String ADDRESS = "/address-books";

  @Inject private OwnedCollections owned;
  @Inject private OwnBooks books;
  @Inject private Notices notices;
  @Inject private RequestParameters parameters;

  public void create() {
    owned
        .name("name", NAMELESS)
        .filter(name -> owned.make(CollectionKind.CONTACTS, name, "").isPresent())
        .ifPresent(name -> back(Notice.of("books.created", name)));
  }

  /** Renames an address book, as CardDAV clients do. */
  public void rename() {
    chosen("rename")
        .ifPresent(
            book ->
                owned
                    .name("name-" + book.getKey(), NAMELESS)
                    .filter(name -> owned.note(book.id(), name, ""))
                    .ifPresent(name -> back(Notice.of("books.renamed", name))));
  }

  /** Deletes an address book with its contacts. */
  public void delete() {
    chosen("delete")
        .ifPresent(
            book ->
                owned
                    .delete(book.id(), ADDRESS)
                    .map(Notice.of("books.deleted", book.name())::undoneBy)
                    .ifPresent(this::back));
  }

  private Optional<ShownBook> chosen(String parameter) {
    return books.find(parameters.number(parameter).orElse(0)).filter(ShownBook::isRemovable);
  }

  private void back(Notice notice) {
    notices.show(notice);
    Redirect.to(ADDRESS);
  }
}
