package org.carillon.contacts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
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
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.PersonAttributes;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.tree.DirectoryTree;
import org.carillon.contract.tree.TreeCondition;
import org.carillon.contract.tree.TreeEntry;
import org.carillon.contract.tree.TreeKind;
import org.carillon.contract.tree.TreeQuery;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardConversion;
import org.carillon.format.vcard.VCardProperty;
import org.carillon.format.vcard.VCardVersion;
import org.carillon.mailbox.internal.StoreFixture;
import org.junit.jupiter.api.Test;

/** Tests that the directory's people are contacts and that filters use the index. */
class DirectoryContactsTest {
  private static final UUID ID = UUID.fromString("4fbe8971-0bc3-424c-9c26-36c3e1eff6b1");
  private static final Caller ANNA =
      new Caller(7, "anna@example.test", new Rights.User(), "session");

  private final List<TreeQuery> asked = new ArrayList<>();
  private final DirectoryContacts directory;

  DirectoryContactsTest() {
    TreeEntry bea =
        new TreeEntry(
            TreeKind.PERSON,
            ID,
            "1",
            "example.test",
            "bea@example.test",
            new AttributeValues()
                .with(AccountType.DISPLAY_NAME, "Bea Beispiel")
                .with(PersonAttributes.FAMILY_NAME, "Beispiel")
                .with(PersonAttributes.GIVEN_NAME, "Bea")
                .with(PersonAttributes.ORGANIZATION, "Example, Inc.")
                .with(PersonAttributes.WORK_PHONE, "030 1"),
            List.of("beatrix@example.test"),
            List.of("200"),
            List.of(),
            Optional.of("f00d"),
            Instant.EPOCH,
            Instant.EPOCH,
            3);
    DirectoryTree tree =
        (DirectoryTree)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DirectoryTree.class},
                (_, _, arguments) -> {
                  asked.add((TreeQuery) arguments[1]);
                  return new Answer.Done<>(new Page<>(List.of(bea), Optional.empty()));
                });
    Photos photos =
        (Photos)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Photos.class},
                (_, _, arguments) ->
                    arguments[1].equals("f00d")
                        ? new Answer.Done<>(new Photo("f00d", "image/png", new byte[] {1, 2, 3}))
                        : Answer.failed(new Failure.NotFound("photo")));
    directory = new DirectoryContacts(tree, photos);
  }

  private static ContactFilter with(String name, String text) {
    return new ContactFilter(
        true,
        List.of(
            new CardPropertyFilter(
                name,
                false,
                true,
                List.of(
                    new CardTextMatch(
                        text,
                        CardTextMatch.Collation.UNICODE_CASEMAP,
                        CardTextMatch.MatchType.CONTAINS,
                        false)),
                List.of())));
  }

  @Test
  void directoryEntryIsAContact() {
    DirectoryCard card = StoreFixture.done(directory.open(ANNA, ID + ".vcf"));
    assertThat(card.card().text("FN")).isEqualTo("Bea Beispiel");
    assertThat(card.card().all("EMAIL")).hasSize(2);
    assertThat(card.card().all("TEL")).hasSize(2);
    assertThat(card.card().first("ORG").orElseThrow().value()).isEqualTo("Example\\, Inc.");
    assertThat(asked.getFirst().domain()).contains("example.test");
    assertThat(directory.open(ANNA, "none")).isInstanceOf(Answer.Failed.class);
  }

  @Test
  void completeCardHasItsPhoto() {
    DirectoryCard card = StoreFixture.done(directory.open(ANNA, ID + ".vcf"));

    assertThat(card.card().first("PHOTO")).isEmpty();
    VCard whole = directory.whole(ANNA, card);
    assertThat(whole.text("PHOTO")).isEqualTo("data:image/png;base64,AQID");
    assertThat(VCardConversion.to(whole, VCardVersion.V3_0).first("PHOTO").orElseThrow())
        .isEqualTo(new VCardProperty("PHOTO", "AQID").with("TYPE", "PNG").with("ENCODING", "b"));
  }

  @Test
  void queryUsesTheIndexAndChecksTheCard() {
    DirectoryBook.People found =
        StoreFixture.done(directory.query(ANNA, with("EMAIL", "beatrix"), 10));
    assertThat(found.cards()).hasSize(1);
    assertThat(asked.getFirst().condition()).isInstanceOf(TreeCondition.Each.class);
    assertThat(StoreFixture.done(directory.query(ANNA, with("EMAIL", "karl"), 10)).cards())
        .isEmpty();
    StoreFixture.done(directory.query(ANNA, with("NOTE", "x"), 10));
    assertThat(asked.getLast().condition()).isEqualTo(new TreeCondition.All());
  }
}
