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
import org.carillon.contacts.ListedContact;
import org.carillon.contacts.PagedContacts;
import org.carillon.format.mime.summary.UnicodeCasemap;
import org.carillon.format.vcard.ContactKind;
import org.carillon.format.vcard.ContactSummary;
import org.carillon.format.vcard.ContactTelephone;
import org.carillon.groupware.ObjectView;
import org.carillon.store.item.ChangeState;

/**
 * An address book in the order in which lists show it.
 *
 * @param state as of when
 * @param contacts all but groups, sorted
 * @param groups the groups, sorted
 * @param letters what contacts are sorted under
 * @param categories the categories they have
 */
record SortedBook(
    ChangeState state,
    List<Line> contacts,
    List<Line> groups,
    Set<String> letters,
    Set<String> categories) {

  /**
   * A contact with what a list sorts and seeks it by, which is too dear to be made for each
   * request.
   *
   * @param contact the contact
   * @param sorted what it is sorted by
   * @param letter what it is sorted under
   * @param sought all that words are sought in, folded, with a line between the parts
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

    /** The first letter, which folding has parted from its marks. */
    private static String letter(String sorted) {
      Optional<String> first =
          sorted
              .codePoints()
              .filter(c -> !Character.isWhitespace(c))
              .limit(1)
              .filter(Character::isLetter)
              .mapToObj(c -> Character.toString(c).toUpperCase(Locale.ROOT))
              .findFirst();
      return first.orElse(PagedContacts.NO_LETTER);
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

    /** A text as it is sought: people leave marks away that names have. */
    static String plain(String text) {
      return MARKS.matcher(UnicodeCasemap.folded(text)).replaceAll("");
    }

    private static void add(StringBuilder all, List<String> texts) {
      texts.forEach(text -> all.append(text).append('\n'));
    }

    /** Whether all words, which are folded, stand anywhere in it. */
    boolean has(List<String> words) {
      return words.stream().allMatch(sought::contains);
    }
  }

  /**
   * The book as it is now.
   *
   * @param before as it was: what did not change since is not made anew, and stays in order, so
   *     that a change of one of many contacts costs no more than looking at each of them once
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
    // What was kept is in order: sorting finds such runs, and puts the others into it.
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

  /** Takes those out of what there is now that are as they were, in their order. */
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
