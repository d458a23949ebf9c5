package org.carillon.webmail.contact.group;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.store.item.ItemKey;
import org.carillon.web.request.RequestParameters;
import org.carillon.webmail.contact.ContactStorage;
import org.carillon.webmail.contact.OpenContact;
import org.carillon.webmail.contact.OwnBooks;
import org.carillon.webmail.contact.ShownBook;

/** The contacts selected in a list, each as {@code book/key}. */
@RequestScoped
public class ChosenContacts {
  private static final int MOST = 500;

  @Inject private RequestParameters parameters;
  @Inject private OwnBooks books;
  @Inject private ContactStorage contacts;

  /** Returns the existing ones by their address books, in the order of the list. */
  Map<ShownBook, List<OpenContact>> all() {
    Map<ShownBook, List<ItemKey>> keys = new LinkedHashMap<>();
    parameters.texts("sel").stream()
        .limit(MOST)
        .forEach(
            chosen ->
                book(chosen)
                    .ifPresent(
                        book ->
                            keys.computeIfAbsent(book, _ -> new ArrayList<>()).add(key(chosen))));
    Map<ShownBook, List<OpenContact>> all = new LinkedHashMap<>();
    keys.forEach(
        (book, each) -> {
          List<ItemKey> good =
              each.stream().filter(key -> key.problem().isEmpty()).distinct().toList();
          if (contacts.open(book, good) instanceof Answer.Done<List<OpenContact>>(var opened)) {
            List<OpenContact> sorted = new ArrayList<>(opened);
            sorted.sort(
                (one, other) ->
                    good.indexOf(one.stored().entry().key())
                        - good.indexOf(other.stored().entry().key()));
            all.put(book, sorted);
          }
        });
    return all;
  }

  /** The one contact that a parameter names. */
  Optional<OpenContact> one(String parameter) {
    String named = parameters.text(parameter);
    return book(named)
        .flatMap(
            book ->
                contacts.open(book.id(), key(named).value())
                        instanceof Answer.Done<OpenContact>(OpenContact open)
                    ? Optional.of(open)
                    : Optional.empty());
  }

  private Optional<ShownBook> book(String chosen) {
    OptionalLong id = RequestParameters.parse(chosen.split("/", 2)[0]);
    return id.isEmpty() || !chosen.contains("/") ? Optional.empty() : books.find(id.getAsLong());
  }

  private static ItemKey key(String chosen) {
    return new ItemKey(chosen.substring(chosen.indexOf('/') + 1));
  }
}
