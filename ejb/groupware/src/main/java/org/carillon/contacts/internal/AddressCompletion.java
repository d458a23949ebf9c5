package org.carillon.contacts.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.carillon.contacts.AddressSuggestion;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.tree.DirectoryTree;
import org.carillon.contract.tree.TreeCondition;
import org.carillon.contract.tree.TreeEntry;
import org.carillon.contract.tree.TreeKind;
import org.carillon.contract.tree.TreeQuery;
import org.carillon.format.vcard.ContactKind;
import org.carillon.format.vcard.ContactSummary;
import org.carillon.groupware.ObjectView;

/** Offers addresses that complete what somebody types. */
@ApplicationScoped
class AddressCompletion {
  private static final int DIRECTORY = 50;
  private static final int MOST_IN_GROUP = 500;

  private final AddressBooks books;
  private final CollectedAddresses gathered;
  private final DirectoryTree directory;

  @Inject
  AddressCompletion(AddressBooks books, CollectedAddresses gathered, DirectoryTree directory) {
    this.books = books;
    this.gathered = gathered;
    this.directory = directory;
  }

  Answer<List<AddressSuggestion>> offered(Caller caller, String begun, int most) {
    AddressPrefix typed = AddressPrefix.of(begun);
    if (typed.isEmpty() || !caller.hasAccount()) {
      return new Answer.Done<>(List.of());
    }
    return books.all(caller, false).then(all -> offered(caller, typed, all, most));
  }

  private Answer<List<AddressSuggestion>> offered(
      Caller caller, AddressPrefix typed, List<ObjectView<ContactSummary>> all, int most) {
    Map<String, String> names = new LinkedHashMap<>();
    List<AddressSuggestion> contacts = new ArrayList<>();
    List<AddressSuggestion> groups = new ArrayList<>();
    for (ObjectView<ContactSummary> book : all) {
      Set<String> categories = new TreeSet<>();
      book.objects().stream()
          .flatMap(object -> object.summary().stream())
          .forEach(
              summary -> {
                summary
                    .emails()
                    .forEach(
                        email ->
                            names.putIfAbsent(
                                ContactSummary.comparableAddress(email.address()),
                                summary.fullName()));
                if (summary.kind() == ContactKind.GROUP) {
                  if (typed.begins(summary.fullName())) {
                    group(summary.fullName(), ContactGroups.members(book, summary), groups);
                  }
                } else {
                  typed
                      .addresses(summary)
                      .forEach(
                          address ->
                              contacts.add(
                                  one(
                                      summary.fullName(),
                                      address,
                                      AddressSuggestion.Source.CONTACT)));
                  summary.categories().stream().filter(typed::begins).forEach(categories::add);
                }
              });
      categories.forEach(
          category -> group(category, ContactGroups.ofCategory(book, category), groups));
    }
    contacts.sort((left, right) -> left.name().compareToIgnoreCase(right.name()));
    Offers offers = new Offers(most);
    Optional<Failure> failure = recent(caller, typed, names, offers);
    if (failure.isPresent()) {
      return Answer.failed(failure.get());
    }
    contacts.forEach(offers::add);
    groups.forEach(offers::add);
    if (!offers.isFull()) {
      directory(caller, typed, offers);
    }
    return new Answer.Done<>(offers.all());
  }

  private Optional<Failure> recent(
      Caller caller, AddressPrefix typed, Map<String, String> names, Offers offers) {
    return switch (gathered.of(caller)) {
      case Answer.Failed<List<CollectedAddress>>(Failure failure) -> Optional.of(failure);
      case Answer.Done<List<CollectedAddress>>(List<CollectedAddress> all) -> {
        for (CollectedAddress each : all) {
          String name =
              names.getOrDefault(ContactSummary.comparableAddress(each.address()), each.name());
          if (typed.begins(name) || typed.meansAddress(each.address())) {
            offers.add(one(name, each.address(), AddressSuggestion.Source.RECENT));
          }
        }
        yield Optional.empty();
      }
    };
  }

  /** Adds the directory's people whom the caller may see. */
  private void directory(Caller caller, AddressPrefix typed, Offers offers) {
    String part = typed.folded().strip();
    TreeQuery query =
        new TreeQuery(
            TreeKind.PERSON,
            Optional.empty(),
            new TreeCondition.Any(
                List.of(new TreeCondition.TextWith(part), new TreeCondition.AddressWith(part))),
            Optional.empty(),
            TreeQuery.MOST);
    if (directory.list(Optional.of(caller), query)
        instanceof Answer.Done<Page<TreeEntry>>(Page<TreeEntry> page)) {
      page.items().stream()
          .filter(
              entry ->
                  typed.begins(entry.values().get(AccountType.DISPLAY_NAME).orElse(""))
                      || typed.meansAddress(entry.key())
                      || entry.addresses().stream().anyMatch(typed::meansAddress))
          .limit(DIRECTORY)
          .forEach(
              entry ->
                  offers.add(
                      one(
                          entry.values().get(AccountType.DISPLAY_NAME).orElse(""),
                          entry.key(),
                          AddressSuggestion.Source.DIRECTORY)));
    }
  }

  private static void group(String name, List<String> addresses, List<AddressSuggestion> groups) {
    Set<String> each = new LinkedHashSet<>(addresses);
    if (!each.isEmpty()) {
      groups.add(
          new AddressSuggestion(
              name, each.stream().limit(MOST_IN_GROUP).toList(), AddressSuggestion.Source.GROUP));
    }
  }

  private static AddressSuggestion one(
      String name, String address, AddressSuggestion.Source source) {
    return new AddressSuggestion(name, List.of(address), source);
  }

  /** Collects the offered addresses, each once, with the first name that any source has for it. */
  private static final class Offers {
    private final int most;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<AddressSuggestion> offered = new ArrayList<>();

    Offers(int most) {
      this.most = most;
    }

    void add(AddressSuggestion offer) {
      if (offer.source() == AddressSuggestion.Source.GROUP) {
        addNew(offer);
        return;
      }
      Integer place =
          places.putIfAbsent(
              ContactSummary.comparableAddress(offer.addresses().getFirst()), offered.size());
      if (place == null) {
        addNew(offer);
      } else if (place < offered.size() && offered.get(place).name().isBlank()) {
        AddressSuggestion there = offered.get(place);
        offered.set(place, new AddressSuggestion(offer.name(), there.addresses(), there.source()));
      }
    }

    private void addNew(AddressSuggestion offer) {
      if (!isFull()) {
        offered.add(offer);
      }
    }

    boolean isFull() {
      return offered.size() >= most;
    }

    List<AddressSuggestion> all() {
      return List.copyOf(offered);
    }
  }
}
