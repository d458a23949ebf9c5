package org.carillon.contacts.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.carillon.contacts.AddressBookPage;
import org.carillon.contacts.ListedContact;
import org.carillon.format.mime.summary.UnicodeCasemap;
import org.carillon.format.vcard.ContactKind;
import org.carillon.format.vcard.ContactSummary;
import org.carillon.format.vcard.ContactTelephone;
import org.carillon.groupware.ObjectView;
import org.carillon.store.item.ChangeState;

/**
 * An address book in the order in which lists show it.
 *
 * @param state the state of the collection
 * @param contacts all contacts except groups, sorted
 * @param groups the groups, sorted
 * @param letters the letters that contacts are sorted under
 * @param categories the categories of the contacts
 */
record SortedBook(
    ChangeState state,
    List<Line> contacts,
    List<Line> groups,
    Set<String> letters,
    Set<String> categories) {

  /**
   * A contact with the texts for sorting and searching, which are too expensive to be made for each
   * request.
   *
   * @param contact the contact
   * @param sorted the text by which it is sorted
   * @param letter the letter that it is sorted under
   * @param sought all text in which words are searched for, folded, with a line break between the
   *     parts
   */
  record Line(ListedContact contact, String sorted, String letter, String sought) {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    static final Comparator<Line> ORDER =
        Comparator.comparing(Line::sorted)
            .thenComparing(one -> one.contact().collection())
            .thenComparing(one -> one.contact().entry().uid());

    static Line of(ListedContact contact) {
      ContactSummary summary = contact.summary();
      String sorted = UnicodeCasemap.folded(summary.sortName());
      return new Line(contact, sorted, letter(sorted), sought(summary));
    }

    /** Returns the first letter. Folding has separated it from its diacritics. */
    private static String letter(String sorted) {
      Optional<String> first =
          sorted
              .codePoints()
              .filter(c -> !Character.isWhitespace(c))
              .limit(1)
              .filter(Character::isLetter)
              .mapToObj(c -> Character.toString(c).toUpperCase(Locale.ROOT))
              .findFirst();
      return first.orElse(AddressBookPage.NO_LETTER);
    }

    private static String sought(ContactSummary summary) {
      StringBuilder all = new StringBuilder();
      add(all, List.of(summary.fullName(), summary.sortName(), summary.organisation()));
      add(all, summary.nicknames());
      add(all, summary.categories());
      summary.emails().forEach(email -> all.append(email.address()).append('\n'));
      for (ContactTelephone each : summary.telephones()) {
        all.append(each.number()).append('\n').append(each.comparable()).append('\n');
      }
      return plain(all.toString());
    }

    /** Returns a text for searching, without diacritics, since people omit them. */
    static String plain(String text) {
      return MARKS.matcher(UnicodeCasemap.folded(text)).replaceAll("");
    }

    private static void add(StringBuilder all, List<String> texts) {
      texts.forEach(text -> all.append(text).append('\n'));
    }

    /** Returns whether the text contains all words, which must be folded. */
    boolean has(List<String> words) {
      return words.stream().allMatch(sought::contains);
    }
  }

  /**
   * Returns the book in its current state.
   *
   * @param before its former state. Contacts that did not change since are reused in their order,
   *     so that a change of one contact only costs a look at each of them.
   */
  static SortedBook of(ObjectView<ContactSummary> view, Optional<SortedBook> before) {
    Map<Long, ListedContact> now = HashMap.newHashMap(2 * view.objects().size());
    for (ListedContact each : AddressBooks.contacts(view)) {
      now.put(each.entry().uid(), each);
    }
    List<Line> contacts = new ArrayList<>(now.size());
    List<Line> groups = new ArrayList<>();
    before.ifPresent(
        book -> {
          keep(book.contacts(), now, contacts);
          keep(book.groups(), now, groups);
        });
    for (ListedContact each : now.values()) {
      boolean isGroup = each.summary().kind() == ContactKind.GROUP;
      (isGroup ? groups : contacts).add(Line.of(each));
    }
    // The reused contacts are sorted. The sort method detects such runs and inserts the others.
    contacts.sort(Line.ORDER);
    groups.sort(Line.ORDER);
    Set<String> letters = new TreeSet<>();
    Set<String> words = new HashSet<>();
    String letter = "";
    for (Line each : contacts) {
      if (!each.letter().equals(letter)) {
        letter = each.letter();
        letters.add(letter);
      }
      words.addAll(each.contact().summary().categories());
    }
    Set<String> categories = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    categories.addAll(words);
    return new SortedBook(view.state(), contacts, groups, letters, categories);
  }

  /** Moves unchanged contacts from {@code now} to {@code kept}, in their order. */
  private static void keep(List<Line> before, Map<Long, ListedContact> now, List<Line> kept) {
    for (Line each : before) {
      long uid = each.contact().entry().uid();
      ListedContact same = now.get(uid);
      if (same != null && same.entry().equals(each.contact().entry())) {
        now.remove(uid);
        kept.add(each);
      }
    }
  }

  int size() {
    return contacts.size() + groups.size();
  }
}
