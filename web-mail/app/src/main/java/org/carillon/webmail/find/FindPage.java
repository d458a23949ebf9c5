package org.carillon.webmail.find;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.contacts.AddressBookPage;
import org.carillon.contacts.ContactAccess;
import org.carillon.contacts.ContactPageRequest;
import org.carillon.contacts.ListedContact;
import org.carillon.format.vcard.ContactEmail;
import org.carillon.mailbox.collection.ItemSearch;
import org.carillon.mailbox.collection.NamedItem;
import org.carillon.store.item.CollectionKind;
import org.carillon.web.Answers;
import org.carillon.web.PageContext;
import org.carillon.web.ShortenedText;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.calendar.CalendarDates;
import org.carillon.webmail.calendar.CalendarEvent;
import org.carillon.webmail.calendar.CalendarEvents;
import org.carillon.webmail.contact.OwnBooks;
import org.carillon.webmail.contact.ShownBook;
import org.carillon.webmail.eventsearch.SoughtEvents;
import org.carillon.webmail.query.SearchField;
import org.carillon.webmail.query.SearchLine;
import org.carillon.webmail.search.AllFoldersSearch;

/** Searches all of the reader's data: the first results of each kind, with a link to all. */
@Named("find")
@RequestScoped
public class FindPage {
  /** The most results of each kind on the page. */
  private static final int SOME = 5;

  /** The most results if only one kind is shown. */
  private static final int MANY = 200;

  @Inject private ObjectFinder finder;
  @Inject private CalendarEvents happenings;
  @Inject private CalendarDates dates;
  @Inject private PageContext ui;
  @Inject private AllFoldersSearch everywhere;
  @Inject private ContactAccess contacts;
  @Inject private ItemSearch items;
  @Inject private OwnBooks books;
  @Inject private SearchField search;
  @Inject private RequestParameters parameters;
  @Inject private Visitor visitor;
  @Inject private Answers answers;

  private List<FoundGroup> groups;

  /** The results, a group for each kind that has any. */
  public List<FoundGroup> getGroups() {
    if (groups == null) {
      SearchLine line = search.getLine();
      groups =
          getQuery().isBlank()
              ? List.of()
              : getOnly()
                  .map(kind -> List.of(group(kind, line, MANY)))
                  .orElseGet(
                      () ->
                          Arrays.stream(FoundKind.values())
                              .map(kind -> group(kind, line, SOME))
                              .toList())
                  .stream()
                  .filter(group -> !group.all().isEmpty())
                  .toList();
    }
    return groups;
  }

  /** Returns true if some kinds were not searched, as the line is not of words only. */
  public boolean isPartial() {
    SearchLine line = search.getLine();
    return line.misread().isEmpty() && !line.isPlain();
  }

  private FoundGroup group(FoundKind kind, SearchLine line, int most) {
    // One more than is shown, to know whether there are more.
    List<FoundThing> found =
        switch (kind) {
          case MAIL -> mail(line);
          case EVENTS -> line.isPlain() ? events(most + 1) : List.of();
          case CONTACTS -> line.isPlain() ? people(line, most + 1) : List.of();
          case TASKS ->
              line.isOfFolders()
                  ? List.of()
                  : finder.find(CollectionKind.TASKS, line.query(), "todo", most + 1);
          case NOTES ->
              line.isOfFolders()
                  ? List.of()
                  : finder.find(CollectionKind.NOTES, line.query(), "note", most + 1);
          case FILES -> line.isPlain() ? files(line, most + 1) : List.of();
        };
    boolean isAll = found.size() <= most;
    return new FoundGroup(
        kind, found.subList(0, Math.min(most, found.size())), isAll ? "" : more(kind));
  }

  private String more(FoundKind kind) {
    String query = "q=" + Redirect.encoded(getQuery());
    return switch (kind) {
      case MAIL -> "search?" + query;
      case CONTACTS -> "contacts?" + query;
      case NOTES -> "notes?" + query;
      case EVENTS, TASKS, FILES -> "find?" + query + "&only=" + kind.getWord();
    };
  }

  private List<FoundThing> mail(SearchLine line) {
    return everywhere.find(line).hits().stream()
        .map(
            hit ->
                new FoundThing(
                    "mail?f=" + hit.folder().key() + "&m=" + hit.row().uid(),
                    hit.row().subject(),
                    hit.row().who(),
                    hit.row().when()))
        .toList();
  }

  /** Returns the coming events, the next first, then the past ones, the latest first. */
  private List<FoundThing> events(int most) {
    LocalDate today = LocalDate.now(ui.getZone());
    Comparator<CalendarEvent> fromToday =
        Comparator.comparing((CalendarEvent one) -> one.lastDay().isBefore(today))
            .thenComparing(
                (one, other) ->
                    one.lastDay().isBefore(today)
                        ? CalendarEvent.ORDER.compare(other, one)
                        : CalendarEvent.ORDER.compare(one, other));
    return happenings.find(SoughtEvents.words(search.getLine().tree())).all().stream()
        .sorted(fromToday)
        .limit(most)
        .map(
            one ->
                new FoundThing(
                    one.address(),
                    ShortenedText.of(one.title()),
                    Stream.of(dates.span(one), ShortenedText.of(one.place()), one.calendar().name())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" · ")),
                    null))
        .toList();
  }

  private List<FoundThing> people(SearchLine line, int most) {
    List<Long> all = books.getAll().stream().map(ShownBook::id).toList();
    if (all.isEmpty()) {
      return List.of();
    }
    var asked =
        new ContactPageRequest(
            all,
            String.join(" ", line.words()),
            "",
            "",
            "",
            0,
            Math.min(most, ContactPageRequest.MOST));
    return answers
        .take(contacts.page(visitor.caller(), asked))
        .map(AddressBookPage::contacts)
        .orElse(List.of())
        .stream()
        .map(FindPage::person)
        .toList();
  }

  private static FoundThing person(ListedContact contact) {
    return new FoundThing(
        "contacts?c="
            + contact.collection()
            + "&k="
            + Redirect.encoded(contact.entry().key().value()),
        ShortenedText.of(contact.summary().fullName()),
        contact.summary().emails().stream().findFirst().map(ContactEmail::address).orElse(""),
        null);
  }

  private List<FoundThing> files(SearchLine line, int most) {
    return answers
        .take(items.named(visitor.caller(), CollectionKind.FILES, line.words(), most))
        .orElse(List.of())
        .stream()
        .map(FindPage::file)
        .toList();
  }

  private static FoundThing file(NamedItem found) {
    String key = found.entry().key().orElseThrow().value();
    return new FoundThing(
        "files?c=" + found.in().id() + "&p=" + Redirect.encoded(key),
        ShortenedText.of(key),
        found.in().name().path(),
        found.entry().saved());
  }

  /** The only kind that is shown; empty for all. */
  private Optional<FoundKind> getOnly() {
    return FoundKind.of(parameters.text("only"));
  }

  public String getQuery() {
    return parameters.text("q");
  }
}
