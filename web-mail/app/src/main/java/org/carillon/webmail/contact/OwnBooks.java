package org.carillon.webmail.contact;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.resource.ResourceProperties;
import org.carillon.mailbox.resource.ResourceProperty;
import org.carillon.mailbox.resource.TextProperty;
import org.carillon.store.item.CollectionKind;
import org.carillon.web.Answers;
import org.carillon.web.request.Visitor;

/** The reader's address books, own and shared, read once a request. */
@Named("books")
@RequestScoped
public class OwnBooks {
  @Inject private GroupwareObjects objects;
  @Inject private ResourceProperties properties;
  @Inject private Visitor visitor;
  @Inject private Answers answers;

  private List<ShownBook> all;

  /** All address books, own ones first, the oldest of these at the top. */
  public List<ShownBook> getAll() {
    if (all == null) {
      all = answers.take(objects.collections(visitor.caller())).map(this::books).orElse(List.of());
    }
    return all;
  }

  /** Discards the cached list after a change. */
  public void forget() {
    all = null;
  }

  private List<ShownBook> books(List<CollectionEntry> collections) {
    return collections.stream()
        .filter(one -> one.kind() == CollectionKind.CONTACTS)
        .filter(one -> one.rights().has(Right.READ))
        .sorted(
            Comparator.comparing((CollectionEntry one) -> one.name().isOthers())
                .thenComparing(CollectionEntry::id))
        .map(this::shown)
        .toList();
  }

  private ShownBook shown(CollectionEntry one) {
    String path = one.name().own().path();
    String name = path.substring(path.lastIndexOf(MailboxName.DELIMITER) + 1);
    boolean isOwn = !one.name().isOthers();
    return new ShownBook(
        one.id(),
        one.name(),
        title(one.id()).orElse(name),
        one.name().account(),
        one.items(),
        one.rights().has(Right.INSERT) && one.rights().mayExpunge(),
        isOwn && one.rights().has(Right.DELETE_MAILBOX));
  }

  /** The name that CardDAV clients show. */
  private Optional<String> title(long collection) {
    return properties.of(visitor.caller(), collection)
            instanceof Answer.Done<List<ResourceProperty>>(List<ResourceProperty> there)
        ? TextProperty.TITLE.of(there)
        : Optional.empty();
  }

  public List<ShownBook> getWritable() {
    return getAll().stream().filter(ShownBook::isWritable).toList();
  }

  public Optional<ShownBook> find(long id) {
    return getAll().stream().filter(one -> one.id() == id).findFirst();
  }
}
