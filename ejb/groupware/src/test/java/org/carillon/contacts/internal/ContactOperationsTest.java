package org.carillon.contacts.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.FixedAddresses;
import org.carillon.contacts.AddressBookPage;
import org.carillon.contacts.AddressSuggestion;
import org.carillon.contacts.CardParameterFilter;
import org.carillon.contacts.CardPropertyFilter;
import org.carillon.contacts.CardTextMatch;
import org.carillon.contacts.CardTextMatch.Collation;
import org.carillon.contacts.CardTextMatch.MatchType;
import org.carillon.contacts.ContactFilter;
import org.carillon.contacts.ContactPageRequest;
import org.carillon.contacts.DuplicateGroup;
import org.carillon.contacts.ExportedContacts;
import org.carillon.contacts.FoundContacts;
import org.carillon.contacts.ImportedContacts;
import org.carillon.contacts.ListedContact;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.tree.DirectoryTree;
import org.carillon.format.vcard.VCardVersion;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.NewObject;
import org.carillon.groupware.StoredObject;
import org.carillon.groupware.StoredObjectResult;
import org.carillon.groupware.Telling;
import org.carillon.groupware.internal.BreakingObjects;
import org.carillon.groupware.internal.GroupwareFixture;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.internal.AliceTest;
import org.carillon.mailbox.internal.StoreFixture;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;
import org.carillon.testing.DeclaredSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that contacts are found, completed, merged, imported and exported. */
class ContactOperationsTest extends AliceTest {
  private GroupwareFixture groupware;
  private AddressBooks books;
  private ContactOperations contacts;
  private long book;
  private long notes;

  @BeforeEach
  void open() {
    ContactCards cards = new ContactCards();
    groupware = GroupwareFixture.of(fixture, List.of(cards, new NoteTexts()), List.of());
    books = new AddressBooks(fixture.collections(), groupware.views(), cards);
    contacts = contacts(groupware.objects());
    List<CollectionEntry> all = StoreFixture.done(groupware.objects().collections(alice));
    book = of(all, CollectionKind.CONTACTS);
    notes = of(all, CollectionKind.NOTES);
  }

  private ContactOperations contacts(GroupwareObjects imported) {
    CollectedAddresses gathered =
        new CollectedAddresses(
            fixture.parts.transactions(), new DeclaredSettings(), new FixedAddresses());
    DirectoryTree directory =
        (DirectoryTree)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DirectoryTree.class},
                (_, _, _) -> Answer.failed(new Failure.NotAllowed()));
    return new ContactOperations(
        groupware.objects(),
        books,
        new AddressCompletion(books, gathered, directory),
        null,
        new ContactMerging(groupware.objects(), books),
        new ContactImport(imported, books),
        new ContactPaging(books));
  }

  private static long of(List<CollectionEntry> all, CollectionKind kind) {
    return all.stream()
        .filter(entry -> entry.kind() == kind)
        .map(CollectionEntry::id)
        .findFirst()
        .orElseThrow();
  }

  private static String card(String uid, String name, String... more) {
    return "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:"
        + uid
        + "\r\nFN:"
        + name
        + "\r\nN:"
        + name.replace(' ', ';')
        + ";;;\r\n"
        + String.join("\r\n", more)
        + (more.length == 0 ? "" : "\r\n")
        + "END:VCARD\r\n";
  }

  private Answer<StoredObjectResult> tryPut(long collection, String key, String text) {
    return groupware
        .objects()
        .put(
            alice,
            collection,
            new ItemKey(key),
            new Precondition.Always(),
            new NewObject(text.getBytes(UTF_8), Telling.AT_ONCE));
  }

  private void put(String uid, String name, String... more) {
    StoreFixture.done(tryPut(book, uid + ".vcf", card(uid, name, more)));
  }

  private String text(String key) {
    return new String(
        StoreFixture.done(groupware.objects().open(alice, book, new ItemKey(key))).octets(), UTF_8);
  }

  private List<String> found(ContactFilter filter) {
    FoundContacts found = StoreFixture.done(contacts.query(alice, book, filter, 100));
    return found.contacts().stream().map(object -> object.entry().key().value()).toList();
  }

  private static ContactFilter one(String name, String text, Collation collation, MatchType type) {
    return new ContactFilter(
        true,
        List.of(
            new CardPropertyFilter(
                name,
                false,
                true,
                List.of(new CardTextMatch(text, collation, type, false)),
                List.of())));
  }

  private List<String> offered(String begun) {
    return StoreFixture.done(contacts.complete(alice, begun, 10)).stream()
        .map(offer -> offer.name() + " " + String.join(",", offer.addresses()))
        .toList();
  }

  private AddressBookPage page(String text, String letter, String category, String group) {
    return StoreFixture.done(
        contacts.page(
            alice, new ContactPageRequest(List.of(book), text, letter, category, group, 0, 2)));
  }

  private static List<String> names(List<ListedContact> some) {
    return some.stream().map(one -> one.summary().fullName()).toList();
  }

  @Test
  void bookIsListedByWordLetterAndGroup() {
    put("u1", "Özil Änne", "EMAIL:oe@example.org", "CATEGORIES:Friends");
    put("u2", "Bell Ann", "TEL:+49 30 12-34", "ORG:Foundry");
    put("u3", "42 Answers");
    put("u4", "Team X", "X-ADDRESSBOOKSERVER-KIND:group", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:u2");
    AddressBookPage all = page("", "", "", "");
    assertThat(names(all.contacts())).containsExactly("42 Answers", "Bell Ann");
    assertThat(all.found()).isEqualTo(3);
    assertThat(all.letters()).containsExactly("#", "B", "O");
    assertThat(all.categories()).containsExactly("Friends");
    assertThat(names(all.groups())).containsExactly("Team X");
    assertThat(names(page("bell EXAMPLE", "", "", "").contacts())).isEmpty();
    assertThat(names(page("anne example", "", "", "").contacts())).containsExactly("Özil Änne");
    assertThat(names(page("änne example", "", "", "").contacts())).containsExactly("Özil Änne");
    assertThat(names(page("30/1234", "", "", "").contacts())).containsExactly("Bell Ann");
    assertThat(names(page("", "O", "", "").contacts())).containsExactly("Özil Änne");
    assertThat(names(page("", "", "Friends", "").contacts())).containsExactly("Özil Änne");
    assertThat(names(page("", "", "", "u4").contacts())).containsExactly("Bell Ann");
    put("u2", "Zimmer Ann");
    assertThat(names(page("", "", "", "").contacts())).containsExactly("42 Answers", "Özil Änne");
    assertThat(names(page("", "Z", "", "").contacts())).containsExactly("Zimmer Ann");
  }

  @Test
  void invalidContactIsRefusedWithItsPrecondition() {
    assertThat(tryPut(book, "a.vcf", "hello").asFailure().orElseThrow())
        .isInstanceOfSatisfying(
            Failure.Invalid.class, no -> assertThat(no.code()).isEqualTo("valid-address-data"));
    assertThat(
            tryPut(book, "a.vcf", card("u", "A B").replace("3.0", "9")).asFailure().orElseThrow())
        .isInstanceOfSatisfying(
            Failure.Invalid.class, no -> assertThat(no.code()).isEqualTo("supported-address-data"));
    put("u1", "A B");
    assertThat(tryPut(book, "other.vcf", card("u1", "C D")).asFailure().orElseThrow())
        .isInstanceOfSatisfying(
            Failure.Taken.class, no -> assertThat(no.code()).isEqualTo("no-uid-conflict"));
  }

  @Test
  void queriesMatchPropertiesAndParameters() {
    put("u1", "Müller Anna", "EMAIL;TYPE=WORK:anna@example.org", "TEL;TYPE=CELL:1");
    put("u2", "Doe John", "EMAIL:john@example.net", "NOTE:has a note");
    assertThat(found(ContactFilter.EVERY)).containsExactly("u1.vcf", "u2.vcf");
    assertThat(found(one("FN", "MÜLLER", Collation.UNICODE_CASEMAP, MatchType.STARTS_WITH)))
        .containsExactly("u1.vcf");
    assertThat(found(one("FN", "mÜller", Collation.ASCII_CASEMAP, MatchType.CONTAINS))).isEmpty();
    assertThat(found(one("EMAIL", "example.net", Collation.OCTET, MatchType.ENDS_WITH)))
        .containsExactly("u2.vcf");
    assertThat(found(one("NOTE", "NOTE", Collation.ASCII_CASEMAP, MatchType.CONTAINS)))
        .containsExactly("u2.vcf");
    CardPropertyFilter noNote = new CardPropertyFilter("NOTE", true, true, List.of(), List.of());
    CardPropertyFilter work =
        new CardPropertyFilter(
            "EMAIL",
            false,
            true,
            List.of(),
            List.of(
                new CardParameterFilter(
                    "TYPE",
                    false,
                    Optional.of(
                        new CardTextMatch(
                            "work", Collation.ASCII_CASEMAP, MatchType.EQUALS, false)))));
    assertThat(found(new ContactFilter(true, List.of(noNote, work)))).containsExactly("u1.vcf");
    CardPropertyFilter tel = new CardPropertyFilter("TEL", false, true, List.of(), List.of());
    CardPropertyFilter note = new CardPropertyFilter("NOTE", false, true, List.of(), List.of());
    assertThat(found(new ContactFilter(false, List.of(tel, note)))).hasSize(2);
    assertThat(StoreFixture.done(contacts.query(alice, book, ContactFilter.EVERY, 1)).more())
        .isTrue();
  }

  @Test
  void completionSearchesNamesAddressesAndGroups() {
    put("u1", "Müller Anna", "EMAIL:am@example.org", "CATEGORIES:friends");
    put("u2", "Doe John", "EMAIL:john.doe@example.net", "NICKNAME:Jonny");
    put(
        "g1",
        "Team",
        "X-ADDRESSBOOKSERVER-KIND:group",
        "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:u1",
        "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:u2");
    assertThat(offered("mül")).containsExactly("Müller Anna am@example.org");
    assertThat(offered("anna")).containsExactly("Müller Anna am@example.org");
    assertThat(offered("doe")).containsExactly("Doe John john.doe@example.net");
    assertThat(offered("jonn")).hasSize(1);
    assertThat(offered("tea")).containsExactly("Team am@example.org,john.doe@example.net");
    assertThat(offered("frie")).containsExactly("friends am@example.org");
    assertThat(offered("ller")).isEmpty();
    assertThat(offered(" ")).isEmpty();
    assertThat(StoreFixture.done(contacts.complete(alice, "tea", 1)).getFirst().source())
        .isEqualTo(AddressSuggestion.Source.GROUP);
  }

  @Test
  void telephoneNumberIsFoundInAnySpelling() {
    put("u1", "Müller Anna", "TEL:+49 (30) 123456-7");
    assertThat(StoreFixture.done(contacts.byTelephone(alice, "0301234567")))
        .extracting(one -> one.summary().fullName())
        .containsExactly("Müller Anna");
    assertThat(StoreFixture.done(contacts.byTelephone(alice, "1234"))).isEmpty();
  }

  @Test
  void duplicatesAreProposedAndMerged() {
    put("u1", "Müller Anna", "EMAIL:anna@example.org", "NOTE:old");
    put(
        "u2",
        "A. Müller",
        "EMAIL:Anna@Example.org",
        "item1.EMAIL:a@example.net",
        "item1.X-ABLabel:Other",
        "TEL:030 1",
        "CATEGORIES:x");
    put("u3", "Doe John", "EMAIL:john@example.net");
    put(
        "g1",
        "Team",
        "X-ADDRESSBOOKSERVER-KIND:group",
        "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:u2",
        "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:u3");
    List<DuplicateGroup> doubles = StoreFixture.done(contacts.doubles(alice, book));
    assertThat(doubles).hasSize(1);
    assertThat(doubles.getFirst().reason()).isEqualTo(DuplicateGroup.Reason.EMAIL);
    StoredObject merged =
        StoreFixture.done(
            contacts.merge(alice, book, List.of(new ItemKey("u1.vcf"), new ItemKey("u2.vcf"))));
    String text = new String(merged.octets(), UTF_8);
    assertThat(text)
        .contains("UID:u1\r\n", "FN:Müller Anna\r\n", "NOTE:old\r\n", "TEL:030 1\r\n")
        .contains("item1.EMAIL:a@example.net\r\n", "item1.X-ABLABEL:Other\r\n")
        .doesNotContain("Anna@Example.org", "A. Müller");
    assertThat(found(ContactFilter.EVERY)).containsExactlyInAnyOrder("u1.vcf", "u3.vcf", "g1.vcf");
    assertThat(text("g1.vcf"))
        .contains("X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:u1")
        .doesNotContain("urn:uuid:u2");
    assertThat(contacts.merge(alice, book, List.of(new ItemKey("u1.vcf"), new ItemKey("u1.vcf"))))
        .isInstanceOf(Answer.Failed.class);
  }

  @Test
  void mergeKeepsMoreCompleteOfEqualValues() {
    put(
        "u1",
        "Sorensen Bjorn",
        "ORG:Partner",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-11-28",
        "ADR:;;Hauptstr. 5;Berlin;;;");
    put(
        "u2",
        "Sørensen;Björn;;Dr.",
        "ORG:Partner GmbH;Sales",
        "ORG:Opera",
        "BDAY:1980-11-28",
        "ADR:;;Hauptstr. 5;Berlin;;10827;Germany");
    put("u3", "Petersen Jan", "BDAY:1990-01-01");
    String text =
        new String(
            StoreFixture.done(
                    contacts.merge(
                        alice,
                        book,
                        List.of(
                            new ItemKey("u1.vcf"), new ItemKey("u2.vcf"), new ItemKey("u3.vcf"))))
                .octets(),
            UTF_8);
    assertThat(text)
        .contains("UID:u1\r\n", "N:Sørensen;Björn;;Dr.", "ORG:Partner GmbH;Sales\r\n")
        .contains("ORG:Opera\r\n", "BDAY:1980-11-28\r\n")
        .contains("ADR:;;Hauptstr. 5;Berlin;;10827;Germany\r\n")
        .doesNotContain("Bjorn", "ORG:Partner\r\n", "1604", "Berlin;;;", "Petersen", "1990");
  }

  @Test
  void importAddsReadableCardsAndReportsTheRest() {
    put("u1", "Müller Anna");
    String file =
        card("u1", "Müller Anne")
            + "BEGIN:VCARD\r\nVERSION:7\r\nEND:VCARD\r\n"
            + card("odd/uid", "Doe John")
            + "BEGIN:VCARD\r\nVERSION:2.1\r\nN:Old;Phone\r\nEND:VCARD\r\n";
    ImportedContacts done =
        StoreFixture.done(contacts.importFile(alice, book, Optional.empty(), file.getBytes(UTF_8)));
    assertThat(done.added()).isEqualTo(2);
    assertThat(done.replaced()).isEqualTo(1);
    assertThat(done.unread()).hasSize(1);
    assertThat(done.unread().getFirst().line()).isEqualTo(7);
    assertThat(text("u1.vcf")).contains("FN:Müller Anne");
    assertThat(StoreFixture.done(contacts.list(alice, book)))
        .extracting(one -> one.summary().fullName())
        .contains("Phone Old");
    ImportedContacts table =
        StoreFixture.done(
            contacts.importFile(
                alice,
                book,
                Optional.empty(),
                "Name,E-mail Address\nZoe,z@x.test\n".getBytes(UTF_8)));
    assertThat(table.added()).isEqualTo(1);
    assertThat(contacts.importFile(alice, book, Optional.empty(), "what\never\n".getBytes(UTF_8)))
        .isInstanceOf(Answer.Failed.class);
  }

  @Test
  void importInterruptedByTheStoreContinuesWhenRepeated() {
    byte[] file = (card("a", "One A") + card("b", "Two B") + card("c", "Three C")).getBytes(UTF_8);
    ContactOperations breaking = contacts(BreakingObjects.after(groupware.objects(), 2));

    assertThat(breaking.importFile(alice, book, Optional.empty(), file).asFailure())
        .containsInstanceOf(Failure.TryLater.class);
    assertThat(StoreFixture.done(contacts.list(alice, book))).as("what was put stays").hasSize(2);

    ImportedContacts again =
        StoreFixture.done(contacts.importFile(alice, book, Optional.empty(), file));
    assertThat(again.added()).isEqualTo(1);
  }

  @Test
  void addressBookIsExportedInTheChosenVersion() {
    put("u1", "Müller Anna");
    put("u2", "Doe John");
    ExportedContacts as3 =
        StoreFixture.done(contacts.export(alice, book, Optional.empty(), OptionalLong.empty()));
    assertThat(new String(as3.octets(), UTF_8))
        .isEqualTo(card("u1", "Müller Anna") + card("u2", "Doe John"));
    assertThat(as3.next()).isEmpty();
    ExportedContacts as4 =
        StoreFixture.done(
            contacts.export(alice, book, Optional.of(VCardVersion.V4_0), OptionalLong.empty()));
    assertThat(new String(as4.octets(), UTF_8)).contains("VERSION:4.0").doesNotContain("3.0");
  }

  @Test
  void notesAreTextsWithATitle() {
    assertThat(tryPut(notes, "a.md", "# Shopping\n\n- milk\n")).isInstanceOf(Answer.Done.class);
    assertThat(tryPut(notes, "b.html", "<html><title>Plan</title><p>x</p></html>"))
        .isInstanceOf(Answer.Done.class);
    assertThat(
            StoreFixture.done(groupware.objects().list(alice, notes)).stream()
                .map(entry -> entry.mediaType()))
        .containsExactly("text/markdown; charset=utf-8", "text/html; charset=utf-8");
    assertThat(tryPut(notes, "c", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"))
        .isInstanceOf(Answer.Failed.class);
  }

  @Test
  void contactsAreListedBySortName() {
    put("u2", "Zander Anna");
    put("u1", "Doe John");
    assertThat(StoreFixture.done(contacts.list(alice, book)))
        .extracting(ListedContact::summary)
        .extracting(summary -> summary.familyName())
        .containsExactly("Doe", "Zander");
  }
}
