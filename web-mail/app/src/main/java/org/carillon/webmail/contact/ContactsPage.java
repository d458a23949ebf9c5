package org.carillon.webmail.contact;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carillon.contacts.ContactAccess;
import org.carillon.contacts.DirectoryBook;
import org.carillon.contacts.DirectoryCard;
import org.carillon.contacts.ListedContact;
import org.carillon.contacts.PagedContacts;
import org.carillon.format.vcard.ContactSummary;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Texts;
import org.carillon.web.Ui;
import org.carillon.web.portrait.Portraits;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** The room of contacts: a list of some address books, and one contact beside it. */
@Named("contacts")
@RequestScoped
public class ContactsPage {
  /** More letters than an alphabet has are no help to who seeks a name. */
  private static final int MOST_LETTERS = 70;

  private static final PagedContacts NOTHING =
      new PagedContacts(List.of(), 0, 0, List.of(), List.of(), List.of());

  @Inject private ContactAccess contacts;
  @Inject private DirectoryPeople directory;
  @Inject private KeptContacts kept;
  @Inject private ContactQuery query;
  @Inject private ContactUndo undo;
  @Inject private OwnBooks books;
  @Inject private Portraits portraits;
  @Inject private CardWords words;
  @Inject private RequestParameters parameters;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Texts texts;
  @Inject private Ui ui;

  private PagedContacts page = NOTHING;
  private List<ContactRow> rows = List.of();
  private boolean isMore;
  private Optional<OpenContact> open = Optional.empty();
  private ShownCard shown;

  /** Reads the list, and the contact that is asked for. */
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

  /** Goes to whom an address is of, who is a contact or in the directory; else shows it alone. */
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

  private void show(PagedContacts found) {
    page = found;
    rows = found.contacts().stream().map(this::row).toList();
    portraits.expect(rows.stream().map(ContactRow::address).toList());
    isMore = query.from() + rows.size() < found.found();
  }

  private void show(DirectoryBook.People people) {
    rows = people.cards().stream().map(this::row).toList();
    page = new PagedContacts(List.of(), rows.size(), rows.size(), List.of(), List.of(), List.of());
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

  /** Removes the contact that is shown. */
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

  /** What the list is called: the address book, the group, or all contacts. */
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

  /** How many there are, as a figure. */
  public String getFigures() {
    return texts.number(page.found());
  }

  /** The group that is shown; empty for none. */
  public Optional<ListedContact> getGroup() {
    String uid = query.text("g");
    return uid.isEmpty()
        ? Optional.empty()
        : page.groups().stream().filter(one -> one.summary().uid().equals(uid)).findFirst();
  }

  /** What the group that is shown is named by in forms; empty for none. */
  public String getGroupKey() {
    return getGroup().map(ContactsPage::chosen).orElse("");
  }

  /** What a group is named by in forms. */
  public String key(ListedContact group) {
    return chosen(group);
  }

  private static String chosen(ListedContact one) {
    return one.collection() + "/" + one.entry().key().value();
  }

  /** Whether the reader may change the books that are shown. */
  public boolean isWritable() {
    return !query.isDirectory()
        && query.book().map(ShownBook::isWritable).orElse(!books.getWritable().isEmpty());
  }

  /** Where a letter to all of the list is written; empty where they are too many, or nobody. */
  public String getWriteAll() {
    String all =
        page.contacts().stream()
            .flatMap(one -> one.summary().preferredEmail().stream())
            .collect(Collectors.joining(","));
    boolean isWhole = !isMore && query.from() == 0 && !getGroupKey().isEmpty();
    return isWhole && !all.isEmpty() ? CardWords.write(all) : "";
  }

  /** The groups of the books that are shown. */
  public List<ListedContact> getGroups() {
    return page.groups();
  }

  /** The categories of the books that are shown. */
  public List<String> getCategories() {
    return page.categories();
  }

  /** The letters that names begin with. */
  public List<String> getLetters() {
    List<String> letters = page.letters();
    return letters.subList(0, Math.min(letters.size(), MOST_LETTERS));
  }

  /** The list. */
  public List<ContactRow> getRows() {
    return rows;
  }

  /** Whether the directory is shown. */
  public boolean isDirectory() {
    return query.isDirectory();
  }

  /** What is sought. */
  public String getQuery() {
    return query.text("q");
  }

  /** The letter that is shown; empty for all. */
  public String getLetter() {
    return query.text("l");
  }

  /** What the address has for a parameter of the list. */
  public String said(String name) {
    return query.text(name);
  }

  /** The query of the list as it is. */
  public String getHere() {
    return query.here();
  }

  /** The address of a contact beside the list as it is. */
  public String address(ContactRow row) {
    return "contacts?" + (query.here().isEmpty() ? "" : query.here() + "&") + row.link();
  }

  /** The query of another letter of the same list. */
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

  /** The query of what comes next; empty at the end. */
  public String getNext() {
    return isMore
        ? query.with(Map.of("from", Integer.toString(query.from() + ContactQuery.ROWS)))
        : "";
  }

  /** The query of what came before; empty at the begin. */
  public String getBefore() {
    int before = query.from() - ContactQuery.ROWS;
    return query.from() == 0
        ? ""
        : query.with(Map.of("from", before <= 0 ? "" : Integer.toString(before)));
  }

  /** The contact beside the list; nothing where none is open. */
  public ShownCard getShown() {
    return shown;
  }

  /** Where the contact beside the list lies; nothing for none, and for people of the directory. */
  public ShownBook getBook() {
    return open.map(OpenContact::book).orElse(null);
  }

  /** The same, as addresses have it. */
  public String getOpenBook() {
    return parameters.text("c").equals(ContactQuery.DIRECTORY)
        ? ContactQuery.DIRECTORY
        : Long.toString(parameters.number("c").orElse(0));
  }

  /** Whether what is shown is a mail address that is of nobody here. */
  public boolean isStranger() {
    return parameters.text("k").isEmpty() && !query.text("who").isEmpty();
  }

  /** The form that makes a contact of the address that is shown. */
  public String getAdding() {
    return "contact?new=1&email="
        + Redirect.encoded(query.text("who"))
        + "&name="
        + Redirect.encoded(query.text("name"));
  }

  /** Where a person of a letter is looked up. */
  public String of(String name, String address) {
    return "contacts?who="
        + Redirect.encoded(address)
        + (name.equals(address) ? "" : "&name=" + Redirect.encoded(name));
  }

  /** The part of its element's id that the row of the open one has. */
  public String getOpenUid() {
    return open.map(one -> Long.toString(one.stored().entry().uid()))
        .orElseGet(() -> parameters.text("k").replaceAll("\\W", ""));
  }

  /** What leads to the open contact in other pages. */
  public String getOpenQuery() {
    return isStranger()
        ? "who="
            + Redirect.encoded(query.text("who"))
            + "&name="
            + Redirect.encoded(query.text("name"))
        : openQuery(parameters.text("k"));
  }

  /** Where a letter to the open contact is written. */
  public String getWrite() {
    return shown == null || shown.address().isEmpty() ? "" : CardWords.write(shown.address());
  }
}
