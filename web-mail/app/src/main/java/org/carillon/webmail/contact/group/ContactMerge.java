package org.carillon.webmail.contact.group;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.contacts.AddressBookPage;
import org.carillon.contacts.ContactAccess;
import org.carillon.contacts.ContactPageRequest;
import org.carillon.contract.answer.Answer;
import org.carillon.format.vcard.ContactSummary;
import org.carillon.groupware.StoredObject;
import org.carillon.store.item.ItemKey;
import org.carillon.web.Notice;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.contact.ContactChange;
import org.carillon.webmail.contact.ContactStorage;
import org.carillon.webmail.contact.ContactUndo;
import org.carillon.webmail.contact.OpenContact;
import org.carillon.webmail.contact.ShownBook;

/** Merges several contacts into one, with an undo. */
@RequestScoped
public class ContactMerge {
  @Inject private ContactAccess access;
  @Inject private ContactStorage contacts;
  @Inject private ContactUndo undo;
  @Inject private Visitor visitor;

  /**
   * Merges contacts of an address book and shows the result.
   *
   * @param several two or more contacts; the first is kept
   * @param then the next page
   * @param back the page that the undo leads to
   */
  public void merge(ShownBook book, List<OpenContact> several, String then, String back) {
    OpenContact first = several.getFirst();
    Answer<List<ContactChange>> answer = merge(book, several);
    String name =
        contacts.open(book.id(), first.key()) instanceof Answer.Done<OpenContact>(OpenContact now)
            ? now.card().text("FN")
            : first.card().text("FN");
    undo.done(answer, Notice.of("contacts.merged", several.size(), name), then, back);
  }

  private Answer<List<ContactChange>> merge(ShownBook book, List<OpenContact> several) {
    List<ItemKey> keys = several.stream().map(one -> one.stored().entry().key()).toList();
    return groups(book, several)
        .then(
            groups ->
                access
                    .merge(visitor.caller(), book.id(), keys)
                    .map(merged -> changes(book, several, merged, groups)));
  }

  /** Returns the groups with at least one of the contacts as a member. */
  private Answer<List<OpenContact>> groups(ShownBook book, List<OpenContact> several) {
    Set<String> uids =
        several.stream()
            .map(one -> ContactSummary.memberUid(one.card().uid()))
            .collect(Collectors.toSet());
    return access
        .page(visitor.caller(), new ContactPageRequest(List.of(book.id()), "", "", "", "", 0, 1))
        .map(page -> naming(page, uids))
        .then(keys -> keys.isEmpty() ? new Answer.Done<>(List.of()) : contacts.open(book, keys));
  }

  private static List<ItemKey> naming(AddressBookPage page, Set<String> uids) {
    return page.groups().stream()
        .filter(
            group ->
                group.summary().members().stream()
                    .map(ContactSummary::memberUid)
                    .anyMatch(uids::contains))
        .map(group -> group.entry().key())
        .toList();
  }

  private List<ContactChange> changes(
      ShownBook book, List<OpenContact> several, StoredObject merged, List<OpenContact> groups) {
    List<ContactChange> changes = new ArrayList<>();
    changes.add(ContactStorage.change(several.getFirst(), Optional.of(merged.entry().tag())));
    several
        .subList(1, several.size())
        .forEach(one -> changes.add(ContactStorage.change(one, Optional.empty())));
    for (OpenContact group : groups) {
      if (contacts.open(book.id(), group.key())
          instanceof Answer.Done<OpenContact>(OpenContact now)) {
        changes.add(ContactStorage.change(group, Optional.of(now.stored().entry().tag())));
      }
    }
    return changes;
  }
}
