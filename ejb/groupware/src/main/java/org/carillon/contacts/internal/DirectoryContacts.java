package org.carillon.contacts.internal;

import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carillon.account.photo.Photo;
import org.carillon.account.photo.Photos;
import org.carillon.contacts.CardPropertyFilter;
import org.carillon.contacts.CardTextMatch;
import org.carillon.contacts.ContactFilter;
import org.carillon.contacts.DirectoryBook;
import org.carillon.contacts.DirectoryCard;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.tree.DirectoryTree;
import org.carillon.contract.tree.TreeCondition;
import org.carillon.contract.tree.TreeEntry;
import org.carillon.contract.tree.TreeKind;
import org.carillon.contract.tree.TreeQuery;
import org.carillon.format.vcard.VCard;

/** The directory's people as contacts. The directory tree decides who may see whom. */
@Stateless
@Local(DirectoryBook.class)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class DirectoryContacts implements DirectoryBook {
  private final DirectoryTree directory;
  private final Photos photos;

  @Inject
  DirectoryContacts(DirectoryTree directory, Photos photos) {
    this.directory = directory;
    this.photos = photos;
  }

  @Override
  public Answer<People> query(Caller caller, ContactFilter filter, int most) {
    CardMatching matching = new CardMatching(filter);
    TreeCondition condition = condition(filter);
    int wanted = Math.clamp(most, 1, MOST);
    List<DirectoryCard> found = new ArrayList<>();
    Optional<String> after = Optional.empty();
    int looked = 0;
    do {
      Answer<Page<TreeEntry>> answer =
          directory.list(
              Optional.of(caller),
              new TreeQuery(TreeKind.PERSON, domain(caller), condition, after, TreeQuery.MOST));
      if (answer instanceof Answer.Failed<Page<TreeEntry>>(Failure failure)) {
        return Answer.failed(failure);
      }
      Page<TreeEntry> page = ((Answer.Done<Page<TreeEntry>>) answer).value();
      for (TreeEntry entry : page.items()) {
        DirectoryCard card = DirectoryCards.of(entry);
        if (matching.finds(card.card())) {
          if (found.size() == wanted) {
            return new Answer.Done<>(new People(found, true));
          }
          found.add(card);
        }
      }
      looked += page.items().size();
      after = page.next();
    } while (after.isPresent() && looked < 2 * MOST);
    return new Answer.Done<>(new People(found, after.isPresent()));
  }

  @Override
  public Answer<DirectoryCard> open(Caller caller, String key) {
    Optional<UUID> id = id(key);
    Failure missing = new Failure.NotFound("contact", key);
    return id.isEmpty()
        ? Answer.failed(missing)
        : first(caller, new TreeCondition.Id(id.get()))
            .then(
                found ->
                    found
                        .<Answer<DirectoryCard>>map(Answer.Done::new)
                        .orElseGet(() -> Answer.failed(missing)));
  }

  @Override
  public Answer<Optional<DirectoryCard>> own(Caller caller) {
    return caller.hasAccount()
        ? first(caller, new TreeCondition.Address(caller.name()))
        : new Answer.Done<>(Optional.empty());
  }

  private Answer<Optional<DirectoryCard>> first(Caller caller, TreeCondition condition) {
    return directory
        .list(
            Optional.of(caller),
            new TreeQuery(TreeKind.PERSON, domain(caller), condition, Optional.empty(), 2))
        .map(page -> page.items().stream().findFirst().map(DirectoryCards::of));
  }

  @Override
  public Answer<Optional<DirectoryCard>> ofAddress(Optional<Caller> caller, String address) {
    return directory
        .list(
            caller,
            new TreeQuery(
                TreeKind.PERSON,
                Optional.of(address.substring(address.lastIndexOf('@') + 1)),
                new TreeCondition.Address(address),
                Optional.empty(),
                2))
        .map(page -> page.items().stream().findFirst().map(DirectoryCards::of));
  }

  @Override
  public VCard whole(Caller caller, DirectoryCard person) {
    return person
        .photo()
        .flatMap(
            version ->
                photos.open(caller, version) instanceof Answer.Done<Photo>(Photo photo)
                    ? Optional.of(DirectoryCards.with(person.card(), photo))
                    : Optional.empty())
        .orElse(person.card());
  }

  @Override
  public Answer<String> state(Caller caller) {
    return query(caller, ContactFilter.EVERY, MOST).map(DirectoryContacts::digest);
  }

  private static String digest(People people) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (DirectoryCard card : people.cards()) {
        digest.update((card.key() + card.tag().value() + " ").getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }

  private static Optional<String> domain(Caller caller) {
    int at = caller.name().lastIndexOf('@');
    return caller.hasAccount() && at >= 0
        ? Optional.of(caller.name().substring(at + 1))
        : Optional.empty();
  }

  private static Optional<UUID> id(String key) {
    try {
      return key.endsWith(".vcf")
          ? Optional.of(UUID.fromString(key.substring(0, key.length() - ".vcf".length())))
          : Optional.empty();
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  /** Returns the part of a filter that an index can answer. The rest is checked on each card. */
  static TreeCondition condition(ContactFilter filter) {
    List<TreeCondition> each =
        filter.properties().stream().map(DirectoryContacts::condition).toList();
    boolean narrows =
        filter.all()
            ? each.stream().anyMatch(one -> !(one instanceof TreeCondition.All))
            : each.stream().noneMatch(one -> one instanceof TreeCondition.All);
    if (each.isEmpty() || !narrows) {
      return new TreeCondition.All();
    }
    return filter.all()
        ? new TreeCondition.Each(
            each.stream().filter(one -> !(one instanceof TreeCondition.All)).toList())
        : new TreeCondition.Any(each);
  }

  private static TreeCondition condition(CardPropertyFilter filter) {
    if (filter.absent()
        || filter.texts().size() != 1
        || !filter.parameters().isEmpty()
        || filter.texts().getFirst().negated()) {
      return new TreeCondition.All();
    }
    CardTextMatch match = filter.texts().getFirst();
    String text = match.text().strip();
    boolean plain = !text.isEmpty() && text.chars().allMatch(Character::isLetterOrDigit);
    return switch (filter.name()) {
      case "EMAIL" ->
          plain
              ? new TreeCondition.Any(
                  List.of(new TreeCondition.AddressWith(text), new TreeCondition.TextWith(text)))
              : new TreeCondition.All();
      case "FN" ->
          plain
              ? new TreeCondition.Any(
                  List.of(new TreeCondition.TextWith(text), new TreeCondition.LocalPartWith(text)))
              : new TreeCondition.All();
      default -> new TreeCondition.All();
    };
  }
}
