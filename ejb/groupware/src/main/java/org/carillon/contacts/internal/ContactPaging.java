package org.carillon.contacts.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carillon.contacts.AddressBookPage;
import org.carillon.contacts.ContactPageRequest;
import org.carillon.contacts.ListedContact;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.format.vcard.ContactSummary;
import org.carillon.groupware.IndexedObject;
import org.carillon.groupware.ObjectView;

/**
 * Returns pages of address books for lists. The sorted order of a book is cached for each viewer,
 * since sorting 50,000 contacts takes longer than a user who types will wait.
 */
@ApplicationScoped
class ContactPaging {
  /** The approximate number of contacts whose order is cached, for all viewers together. */
  private static final long MOST_KEPT = 500_000;

  private static final int EMPTY = 20;

  /** A telephone number as people write it. Contacts also store its digits. */
  private static final Pattern NUMBER = Pattern.compile("\\(?\\+?[0-9][-0-9()./]+");

  private static final Duration KEPT = Duration.ofMinutes(10);

  private final AddressBooks books;

  @Inject
  ContactPaging(AddressBooks books) {
    this.books = books;
  }

  /** The key of a cached order. Viewers of a shared book may see different contacts. */
  private record Looking(String caller, long collection) {}

  private final Cache<Looking, SortedBook> orders =
      Caffeine.newBuilder()
          .executor(Runnable::run)
          .maximumWeight(MOST_KEPT)
          .weigher((Looking _, SortedBook book) -> EMPTY + book.size())
          .expireAfterAccess(KEPT)
          .build();

  Answer<AddressBookPage> page(Caller caller, ContactPageRequest asked) {
    List<ObjectView<ContactSummary>> views = new ArrayList<>();
    for (long collection : asked.books()) {
      switch (books.book(caller, collection)) {
        case Answer.Done<ObjectView<ContactSummary>>(var view) -> views.add(view);
        case Answer.Failed<ObjectView<ContactSummary>>(Failure failure) -> {
          if (asked.books().size() == 1 || failure instanceof Failure.TryLater) {
            return Answer.failed(failure);
          }
        }
      }
    }
    List<SortedBook> sorted = views.stream().map(view -> sorted(caller, view)).toList();
    List<SortedBook.Line> found =
        inOrder(sorted.stream().map(SortedBook::contacts).toList()).stream()
            .filter(wanted(asked, views)::holds)
            .toList();
    Set<String> letters = new TreeSet<>();
    sorted.forEach(book -> letters.addAll(book.letters()));
    Set<String> categories = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    sorted.forEach(book -> categories.addAll(book.categories()));
    int from = Math.clamp(asked.from(), 0, found.size());
    int to =
        from + Math.min(Math.clamp(asked.most(), 1, ContactPageRequest.MOST), found.size() - from);
    return new Answer.Done<>(
        new AddressBookPage(
            listed(found.subList(from, to)),
            found.size(),
            sorted.stream().mapToInt(book -> book.contacts().size()).sum(),
            List.copyOf(letters),
            listed(inOrder(sorted.stream().map(SortedBook::groups).toList())),
            List.copyOf(categories)));
  }

  private SortedBook sorted(Caller caller, ObjectView<ContactSummary> view) {
    Looking looking = new Looking(caller.name(), view.collection().id());
    SortedBook kept = orders.getIfPresent(looking);
    if (kept != null && kept.state().equals(view.state())) {
      return kept;
    }
    SortedBook now = SortedBook.of(view, Optional.ofNullable(kept));
    orders.put(looking, now);
    return now;
  }

  /** Merges several sorted lists. The sort method detects such runs by itself. */
  private static List<SortedBook.Line> inOrder(List<List<SortedBook.Line>> each) {
    if (each.size() == 1) {
      return each.getFirst();
    }
    List<SortedBook.Line> all = new ArrayList<>();
    each.forEach(all::addAll);
    all.sort(SortedBook.Line.ORDER);
    return all;
  }

  private static List<ListedContact> listed(List<SortedBook.Line> some) {
    return some.stream().map(SortedBook.Line::contact).toList();
  }

  /**
   * The conditions on a contact.
   *
   * @param members the contacts of a group, as collection and IMAP UID, or empty if no group is
   *     requested
   */
  private record Wanted(
      List<String> words, String letter, String category, Optional<Set<Member>> members) {
    boolean holds(SortedBook.Line one) {
      return (letter.isEmpty() || one.letter().equals(letter))
          && (category.isEmpty() || one.contact().summary().categories().contains(category))
          && (members.isEmpty() || members.get().contains(Member.of(one.contact())))
          && one.has(words);
    }
  }

  private record Member(long collection, long uid) {
    static Member of(ListedContact contact) {
      return new Member(contact.collection(), contact.entry().uid());
    }
  }

  private static Wanted wanted(ContactPageRequest asked, List<ObjectView<ContactSummary>> views) {
    List<String> words =
        Arrays.stream(SortedBook.Line.plain(asked.text().strip()).split("\\s+"))
            .filter(word -> !word.isEmpty())
            .map(word -> NUMBER.matcher(word).matches() ? word.replaceAll("\\D", "") : word)
            .limit(ContactPageRequest.MOST_WORDS)
            .toList();
    return new Wanted(
        words,
        asked.letter(),
        asked.category(),
        asked.group().isEmpty() ? Optional.empty() : Optional.of(members(asked.group(), views)));
  }

  private static Set<Member> members(String group, List<ObjectView<ContactSummary>> views) {
    Set<Member> members = new HashSet<>();
    for (ObjectView<ContactSummary> view : views) {
      view.ofUid(group).stream()
          .flatMap(object -> object.summary().stream())
          .flatMap(summary -> summary.members().stream())
          .flatMap(member -> member(view, member))
          .forEach(object -> members.add(new Member(view.collection().id(), object.entry().uid())));
    }
    return members;
  }

  private static Stream<IndexedObject<ContactSummary>> member(
      ObjectView<ContactSummary> view, String member) {
    return ContactGroups.contact(view, member).stream();
  }
}
