package org.carillon.webmail.contact.book;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.contacts.ContactAccess;
import org.carillon.contacts.DuplicateGroup;
import org.carillon.contacts.ListedContact;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.store.item.ItemKey;
import org.carillon.web.Answers;
import org.carillon.web.Texts;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.contact.ContactStorage;
import org.carillon.webmail.contact.ContactUndo;
import org.carillon.webmail.contact.OpenContact;
import org.carillon.webmail.contact.OwnBooks;
import org.carillon.webmail.contact.ShownBook;
import org.carillon.webmail.contact.group.ContactMerge;

/** Finds contacts that are likely the same person, to be merged. */
@Named("doubles")
@RequestScoped
public class DuplicateContactsPage {
  /** The most groups shown at once; after a merge the next ones follow. */
  private static final int MOST = 30;

  @Inject private ContactAccess access;
  @Inject private ContactStorage contacts;
  @Inject private ContactMerge merging;
  @Inject private ContactUndo undo;
  @Inject private OwnBooks books;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Texts texts;

  private List<Found> all = List.of();
  private int count;

  /**
   * Contacts that are likely the same person.
   *
   * @param book the address book they are in
   * @param key their key in forms
   * @param words the bundle key of what they have in common
   * @param contacts the contacts; the first one is kept
   */
  public record Found(ShownBook book, String key, String words, List<ListedContact> contacts) {}

  /** Searches for duplicates. */
  public void load() {
    List<Found> found = new ArrayList<>();
    for (ShownBook book : books.getWritable()) {
      if (access.doubles(visitor.caller(), book.id())
          instanceof Answer.Done<List<DuplicateGroup>>(List<DuplicateGroup> there)) {
        there.forEach(one -> found.add(found(book, one)));
      }
    }
    count = found.size();
    all = List.copyOf(found.subList(0, Math.min(MOST, found.size())));
  }

  private static Found found(ShownBook book, DuplicateGroup one) {
    return new Found(
        book,
        book.id() + "-" + one.contacts().getFirst().entry().uid(),
        "doubles.reason." + one.reason().name().toLowerCase(Locale.ROOT),
        one.contacts());
  }

  /** Merges the selected contacts of the group whose button was pressed. */
  public void merge() {
    String pressed = parameters.text("merge");
    Optional<Found> found = all.stream().filter(one -> one.key().equals(pressed)).findFirst();
    List<String> chosen = parameters.texts("of-" + pressed);
    List<ItemKey> keys =
        found.stream()
            .flatMap(one -> one.contacts().stream())
            .map(one -> one.entry().key())
            .filter(key -> chosen.contains(key.value()))
            .limit(ContactAccess.MOST_MERGED)
            .toList();
    if (found.isEmpty() || keys.size() < 2) {
      answers.wrong(null, texts.of("contacts.merge.several", ContactAccess.MOST_MERGED));
      return;
    }
    switch (contacts.open(found.get().book(), keys)) {
      case Answer.Done<List<OpenContact>>(List<OpenContact> opened) ->
          merging.merge(
              found.get().book(),
              keys.stream()
                  .flatMap(key -> opened.stream().filter(one -> one.key().equals(key.value())))
                  .toList(),
              "/doubles",
              "/doubles");
      case Answer.Failed<List<OpenContact>>(Failure failure) -> undo.refused(failure);
    }
  }

  public List<Found> getAll() {
    return all;
  }

  public int getCount() {
    return count;
  }
}
