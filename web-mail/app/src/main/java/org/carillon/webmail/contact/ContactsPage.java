package org.carillon.webmail.contact;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carillon.contacts.AddressBookPage;
import org.carillon.contacts.ContactAccess;
import org.carillon.contacts.DirectoryBook;
import org.carillon.contacts.DirectoryCard;
import org.carillon.contacts.ListedContact;
import org.carillon.format.vcard.ContactSummary;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.PageContext;
import org.carillon.web.Texts;
import org.carillon.web.portrait.Portraits;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** The contacts page: a list of some address books, and one contact beside it. */
@Named("contacts")
@RequestScoped
public class ContactsPage {
  /** The most initial letters offered; more of them would not help to find a name. */
  private static final int MOST_LETTERS = 70;

  private static final AddressBookPage NOTHING =
      new AddressBookPage(List.of(), 0, 0, List.of(), List.of(), List.of());

  @Inject private ContactAccess contacts;
  @Inject private DirectoryPeople directory;
  @Inject private ContactStorage kept;
  @Inject private ContactQuery query;
  @Inject private ContactUndo undo;
  @Inject private OwnBooks books;
  @Inject private Portraits portraits;
  @Inject private CardWords words;
  @Inject private RequestParameters parameters;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Texts texts;
  @Inject private PageContext ui;

  private AddressBookPage page = NOTHING;
  private List<ContactRow> rows = List.of();
  private boolean isMore;
  private Optional<OpenContact> open = Optional.empty();
  private ShownCard shown;

  /** Reads the list and the requested contact. */
  public void load() {
    if (!ui.isPart() && !parameters.text("k").isEmpty()) {
      open();
    } else if (isStranger() && lookUp()) {
      return;
    }
    if (ui.isFrame()) {
      return;
    }
    if (query.isDirectory()) {
      answers.take(directory.find(query.text("q"))).ifPresent(this::show);
    } else if (!books.getAll().isEmpty()) {
      answers.take(contacts.page(visitor.caller(), query.asked())).ifPresent(this::show);
    }
  }

  private void open() {
    String key = parameters.text("k");
    if (parameters.text("c").equals(ContactQuery.DIRECTORY)) {
      answers
          .take(directory.open(key))
          .ifPresent(
              found ->
                  shown = words.of(found.card(), ContactPhoto.address(getOpenBook(), key, "")));
      return;
    }
    open = answers.take(kept.open(parameters.number("c").orElse(0), key));
    open.ifPresent(
        found ->
            shown = words.of(found.card(), ContactPhoto.address(getOpenBook(), key, found.tag())));
  }

  /** Redirects to the contact or directory entry that has the address; else shows the address. */
  private boolean lookUp() {
    String address = query.text("who");
    String name = query.text("name");
    Optional<String> known = known(address).or(() -> directory.ofAddress(address).map(this::link));
    known.ifPresent(link -> Redirect.to("/contacts?" + link));
    shown =
        new ShownCard(
            name.isEmpty() ? address : name, "", address, List.of(address), "", List.of());
    return known.isPresent();
  }

  private Optional<String> known(String address) {
    return answers
        .take(contacts.page(visitor.caller(), query.with(address)))
        .flatMap(
            found ->
                found.contacts().stream()
                    .filter(one -> hasAddress(one.summary(), address))
                    .findFirst())
        .map(one -> row(one).link());
  }

  private static boolean hasAddress(ContactSummary summary, String address) {
    String wanted = ContactSummary.comparableAddress(address);
    return summary.emails().stream()
        .anyMatch(one -> ContactSummary.comparableAddress(one.address()).equals(wanted));
  }

  private String link(DirectoryCard one) {
    return row(one).link();
  }

  private void show(AddressBookPage found) {
    page = found;
    rows = found.contacts().stream().map(this::row).toList();
    portraits.expect(rows.stream().map(ContactRow::address).toList());
    isMore = query.from() + rows.size() < found.found();
  }

  private void show(DirectoryBook.People people) {
    rows = people.cards().stream().map(this::row).toList();
    page =
        new AddressBookPage(List.of(), rows.size(), rows.size(), List.of(), List.of(), List.of());
  }

  private ContactRow row(ListedContact one) {
    ContactSummary summary = one.summary();
    String book = Long.toString(one.collection());
    String key = one.entry().key().value();
    return row(
        "m" + book + "-" + one.entry().uid(),
        chosen(one),
        book,
        key,
        summary,
        summary.hasPhoto() ? ContactPhoto.address(book, key, one.entry().tag().value()) : "");
  }

  private ContactRow row(DirectoryCard one) {
    return row(
        "m" + ContactQuery.DIRECTORY + "-" + one.key().replaceAll("\\W", ""),
        "",
        ContactQuery.DIRECTORY,
        one.key(),
        ContactSummary.of(one.card()),
        portraits.at(one.photo()));
  }

  private ContactRow row(
      String id, String chosen, String book, String key, ContactSummary summary, String photo) {
    String address = summary.preferredEmail().orElse("");
    return new ContactRow(
        id,
        chosen,
        "c=" + book + "&k=" + Redirect.encoded(key),
        summary.fullName(),
        about(summary),
        address.isEmpty() ? summary.fullName() : address,
        photo,
        getOpenBook().equals(book) && parameters.text("k").equals(key));
  }

  private static String about(ContactSummary summary) {
    return summary
        .preferredEmail()
        .filter(address -> !address.equals(summary.fullName()))
        .or(() -> summary.telephones().stream().map(one -> one.number()).findFirst())
        .orElse(summary.organisation().equals(summary.fullName()) ? "" : summary.organisation());
  }

  /** Removes the shown contact. */
  public void remove() {
    if (open.isEmpty()) {
      return;
    }
    String back = "/contacts?" + query.here();
    undo.done(
        kept.remove(open.get()).map(List::of),
        Notice.of("contact.removed", shown.name()),
        back,
        back + (query.here().isEmpty() ? "" : "&") + getOpenQuery());
  }

  private String openQuery(String key) {
    return "c=" + getOpenBook() + "&k=" + Redirect.encoded(key);
  }

  /** The list's heading: the name of the address book or group, or all contacts. */
  public String getHeading() {
    if (query.isDirectory()) {
      return texts.of("contacts.directory");
    }
    return getGroup()
        .map(group -> group.summary().fullName())
        .or(() -> Optional.of(query.text("t")).filter(text -> !text.isEmpty()))
        .or(() -> query.book().map(ShownBook::name))
        .orElseGet(() -> texts.of("contacts.all"));
  }

  /** The number of contacts, formatted. */
  public String getFigures() {
    return texts.number(page.found());
  }

  public Optional<ListedContact> getGroup() {
    String uid = query.text("g");
    return uid.isEmpty()
        ? Optional.empty()
        : page.groups().stream().filter(one -> one.summary().uid().equals(uid)).findFirst();
  }

  /** The key of the shown group in forms; empty for none. */
  public String getGroupKey() {
    return getGroup().map(ContactsPage::chosen).orElse("");
  }

  /** The key of a group in forms. */
  public String key(ListedContact group) {
    return chosen(group);
  }

  private static String chosen(ListedContact one) {
    return one.collection() + "/" + one.entry().key().value();
  }

  /** Returns whether the reader may change the shown books. */
  public boolean isWritable() {
    return !query.isDirectory()
        && query.book().map(ShownBook::isWritable).orElse(!books.getWritable().isEmpty());
  }

  /** The address to write to all of the list; empty if they are too many or none. */
  public String getWriteAll() {
    String all =
        page.contacts().stream()
            .flatMap(one -> one.summary().preferredEmail().stream())
            .collect(Collectors.joining(","));
    boolean isWhole = !isMore && query.from() == 0 && !getGroupKey().isEmpty();
    return isWhole && !all.isEmpty() ? CardWords.write(all) : "";
  }

  /** The groups of the shown books. */
  public List<ListedContact> getGroups() {
    return page.groups();
  }

  /** The categories of the shown books. */
  public List<String> getCategories() {
    return page.categories();
  }

  /** The initial letters of names. */
  public List<String> getLetters() {
    List<String> letters = page.letters();
    return letters.subList(0, Math.min(letters.size(), MOST_LETTERS));
  }

  public List<ContactRow> getRows() {
    return rows;
  }

  public boolean isDirectory() {
    return query.isDirectory();
  }

  public String getQuery() {
    return query.text("q");
  }

  public String getLetter() {
    return query.text("l");
  }

  /** Returns the value of a parameter of the list. */
  public String said(String name) {
    return query.text(name);
  }

  /** The query of the present list. */
  public String getHere() {
    return query.here();
  }

  /** Returns the address that opens a contact beside the present list. */
  public String address(ContactRow row) {
    return "contacts?" + (query.here().isEmpty() ? "" : query.here() + "&") + row.link();
  }

  /** Returns the query of the same list with another letter. */
  public String at(String letter) {
    return query.with(Map.of("l", letter, "from", ""));
  }

  /** The query of a group. */
  public String inGroup(ListedContact group) {
    return query.with(Map.of("g", group.summary().uid(), "t", "", "l", "", "q", "", "from", ""));
  }

  /** The query of a category. */
  public String in(String category) {
    return query.with(Map.of("t", category, "g", "", "l", "", "q", "", "from", ""));
  }

  /** The query of the next page; empty at the end. */
  public String getNext() {
    return isMore
        ? query.with(Map.of("from", Integer.toString(query.from() + ContactQuery.ROWS)))
        : "";
  }

  /** The query of the previous page; empty at the beginning. */
  public String getBefore() {
    int before = query.from() - ContactQuery.ROWS;
    return query.from() == 0
        ? ""
        : query.with(Map.of("from", before <= 0 ? "" : Integer.toString(before)));
  }

  /** The contact beside the list; null for none. */
  public ShownCard getShown() {
    return shown;
  }

  /** The address book of the shown contact; null for none and for people of the directory. */
  public ShownBook getBook() {
    return open.map(OpenContact::book).orElse(null);
  }

  /** The key of the shown contact's address book in addresses. */
  public String getOpenBook() {
    return parameters.text("c").equals(ContactQuery.DIRECTORY)
        ? ContactQuery.DIRECTORY
        : Long.toString(parameters.number("c").orElse(0));
  }

  /** Returns whether an address is shown that belongs to no contact or directory entry. */
  public boolean isStranger() {
    return parameters.text("k").isEmpty() && !query.text("who").isEmpty();
  }

  /** The address of the form that creates a contact with the shown address. */
  public String getAdding() {
    return "contact?new=1&email="
        + Redirect.encoded(query.text("who"))
        + "&name="
        + Redirect.encoded(query.text("name"));
  }

  /** Returns the address that looks up a person named in a message. */
  public String of(String name, String address) {
    return "contacts?who="
        + Redirect.encoded(address)
        + (name.equals(address) ? "" : "&name=" + Redirect.encoded(name));
  }

  /** The part of its element's id that identifies the open contact's row. */
  public String getOpenUid() {
    return open.map(one -> Long.toString(one.stored().entry().uid()))
        .orElseGet(() -> parameters.text("k").replaceAll("\\W", ""));
  }

  /** The query that leads to the open contact in other pages. */
  public String getOpenQuery() {
    return isStranger()
        ? "who="
            + Redirect.encoded(query.text("who"))
            + "&name="
            + Redirect.encoded(query.text("name"))
        : openQuery(parameters.text("k"));
  }

  /** The address to write to the open contact. */
  public String getWrite() {
    return shown == null || shown.address().isEmpty() ? "" : CardWords.write(shown.address());
  }
}
