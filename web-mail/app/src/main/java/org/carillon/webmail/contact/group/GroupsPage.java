package org.carillon.webmail.contact.group;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.carillon.contacts.ContactAccess;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.format.vcard.VCard;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.webmail.contact.ContactChange;
import org.carillon.webmail.contact.ContactQuery;
import org.carillon.webmail.contact.ContactStorage;
import org.carillon.webmail.contact.ContactUndo;
import org.carillon.webmail.contact.OpenContact;
import org.carillon.webmail.contact.OwnBooks;
import org.carillon.webmail.contact.ShownBook;

/** Actions of the contact list on the selected contacts and on the shown group. */
@Named("groups")
@RequestScoped
public class GroupsPage {
  private static final int MOST_NAME = 200;

  @Inject private ChosenContacts chosen;
  @Inject private ContactMerge merging;
  @Inject private ContactStorage contacts;
  @Inject private ContactQuery query;
  @Inject private ContactUndo undo;
  @Inject private OwnBooks books;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Texts texts;

  /** Adds the selected contacts to the group that was pressed. */
  public void put() {
    chosen.one("put").ifPresent(group -> members(group, GroupCard::with, "contacts.group.put"));
  }

  /** Removes the selected contacts from the shown group. */
  public void take() {
    chosen
        .one("group")
        .ifPresent(group -> members(group, GroupCard::without, "contacts.group.taken"));
  }

  private void members(
      OpenContact group, BiFunction<VCard, List<String>, VCard> change, String words) {
    List<String> uids = uids(group.book());
    if (uids.isEmpty()) {
      answers.wrong(null, texts.of("contacts.group.other-book", group.book().name()));
      return;
    }
    done(
        contacts.change(group, change.apply(group.card(), uids)).map(List::of),
        Notice.of(words, uids.size(), group.card().text("FN")));
  }

  /** The UIDs of the selected contacts in the group's own address book. */
  private List<String> uids(ShownBook book) {
    return chosen.all().getOrDefault(book, List.of()).stream()
        .map(one -> one.card().uid())
        .filter(uid -> !uid.isEmpty())
        .toList();
  }

  /** Creates a group of the selected contacts, or an empty one. */
  public void make() {
    Optional<ShownBook> book =
        chosen.all().keySet().stream()
            .findFirst()
            .or(() -> books.find(parameters.number("b").orElse(0)))
            .filter(ShownBook::isWritable)
            .or(() -> books.getWritable().stream().findFirst());
    Optional<String> name = name("newGroup");
    if (book.isPresent() && name.isPresent()) {
      VCard card =
          GroupCard.with(GroupCard.of(ContactStorage.blank(), name.get()), uids(book.get()));
      done(
          contacts.create(book.get().id(), card).map(List::of),
          Notice.of("contacts.group.made", name.get()));
    }
  }

  private Optional<String> name(String parameter) {
    String name = parameters.text(parameter).replaceAll("\\p{Cntrl}+", " ").strip();
    if (name.isEmpty() || name.length() > MOST_NAME) {
      return answers.wrong(null, texts.of("contacts.group.nameless", MOST_NAME));
    }
    return Optional.of(name);
  }

  /** Renames the shown group. */
  public void rename() {
    chosen
        .one("group")
        .ifPresent(
            group ->
                name("groupName")
                    .ifPresent(
                        name ->
                            done(
                                contacts
                                    .change(group, GroupCard.named(group.card(), name))
                                    .map(List::of),
                                Notice.of("contacts.group.renamed", name))));
  }

  /** Deletes the shown group; its members stay. */
  public void dissolve() {
    chosen
        .one("group")
        .ifPresent(
            group ->
                undo.done(
                    contacts.remove(group).map(List::of),
                    Notice.of("contacts.group.removed", group.card().text("FN")),
                    "/contacts?b=" + group.book().id(),
                    here()));
  }

  public void delete() {
    List<ContactChange> changes = new ArrayList<>();
    Optional<Failure> failed = Optional.empty();
    for (List<OpenContact> each : chosen.all().values()) {
      for (OpenContact one : each) {
        switch (contacts.remove(one)) {
          case Answer.Done<ContactChange>(ContactChange change) -> changes.add(change);
          case Answer.Failed<ContactChange>(Failure failure) -> failed = Optional.of(failure);
        }
      }
    }
    if (changes.isEmpty()) {
      refuse(failed);
    } else {
      done(new Answer.Done<>(changes), Notice.of("contacts.deleted", changes.size()));
    }
  }

  /** Merges the selected contacts. */
  public void merge() {
    Map<ShownBook, List<OpenContact>> all = chosen.all();
    Optional<List<OpenContact>> several = all.values().stream().findFirst();
    if (all.size() != 1
        || several.get().size() < 2
        || several.get().size() > ContactAccess.MOST_MERGED) {
      answers.wrong(null, texts.of("contacts.merge.several", ContactAccess.MOST_MERGED));
      return;
    }
    ShownBook book = all.keySet().iterator().next();
    String first = Redirect.encoded(several.get().getFirst().key());
    // The merged contact is shown, with an undo.
    merging.merge(book, several.get(), "/contacts?c=" + book.id() + "&k=" + first, here());
  }

  private void refuse(Optional<Failure> failed) {
    failed.ifPresentOrElse(
        failure -> undo.refused(failure),
        () -> answers.wrong(null, texts.of("contacts.choose.first")));
  }

  private void done(Answer<List<ContactChange>> answer, Notice notice) {
    undo.done(answer, notice, here(), here());
  }

  private String here() {
    return "/contacts?" + query.here();
  }
}
