package org.carillon.webmail.contact.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carillon.format.vcard.ContactSummary;
import org.carillon.format.vcard.ReadCard;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardConversion;
import org.carillon.format.vcard.VCardProperty;
import org.carillon.format.vcard.VCardReader;
import org.carillon.format.vcard.VCardVersion;
import org.carillon.format.vcard.VCardWriter;
import org.junit.jupiter.api.Test;

class ContactFormReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

  private static final String KNOWN =
      """
      BEGIN:VCARD
      VERSION:4.0
      UID:u1
      N;SORT-AS="Bell":Bell;Ann,Mary;;Dr.;;extra
      FN:Dr. Ann Mary Bell
      ORG:Foundry;Sales;Berlin
      item1.EMAIL;PREF=1;X-OWN=yes:ann@example.org
      item1.X-ABLabel:_$!<School>!$_
      EMAIL;TYPE=work,x-list:ann@work.example
      TEL;VALUE=uri;TYPE=cell:tel:+49-30-1
      ADR;LABEL="written":box;ext;Street 1;Berlin;;10115;Germany;more
      BDAY:--0412
      X-SPOUSE:Bob
      GEO:geo:1,2
      END:VCARD
      """;

  private static VCard card(String text) {
    return VCardConversion.to(
        ((ReadCard.Understood) VCardReader.readOne(text.getBytes(StandardCharsets.UTF_8))).card(),
        VCardVersion.V4_0);
  }

  private static List<String> lines(VCard card) {
    return List.of(new String(VCardWriter.octets(card), StandardCharsets.UTF_8).split("\r\n"));
  }

  private static VCard made(VCard card, ContactFields typed) {
    return ((ContactFormReader.Understood) ContactFormReader.of(card, typed, NOW)).card();
  }

  private static Map<String, String> wrong(ContactFields typed) {
    VCard blank = new VCard(VCardVersion.V4_0, List.of(new VCardProperty("UID", "u")));
    return ((ContactFormReader.Refused) ContactFormReader.of(blank, typed, NOW)).wrong();
  }

  private static ContactFields fields(
      ContactFields of, String family, List<TypedText> emails, List<TypedText> telephones) {
    return new ContactFields(
        of.prefix(),
        of.given(),
        of.middle(),
        family,
        of.suffix(),
        of.spokenGiven(),
        of.spokenFamily(),
        of.nickname(),
        of.organisation(),
        of.department(),
        of.jobTitle(),
        emails,
        telephones,
        of.addresses(),
        of.pages(),
        of.messengers(),
        of.birthDay(),
        of.birthMonth(),
        of.birthYear(),
        of.categories(),
        of.note());
  }

  private static ContactFields blank(String given, String day, List<TypedText> emails) {
    return new ContactFields(
        "", given, "", "", "", "", "", "", "", "", "", emails, List.of(), List.of(), List.of(),
        List.of(), day, "2", "", "", "");
  }

  @Test
  void unchangedFormKeepsTheContact() {
    VCard card = card(KNOWN);
    List<String> before = new ArrayList<>(lines(card));
    List<String> after = new ArrayList<>(lines(made(card, CardFields.of(card))));
    assertThat(after).contains("REV:20261125T100000Z");
    after.remove("REV:20261125T100000Z");
    assertThat(after).isEqualTo(before);
  }

  @Test
  void changedFieldsOnlyAreWritten() {
    VCard card = card(KNOWN);
    ContactFields shown = CardFields.of(card);
    assertThat(shown.emails().getFirst().label()).isEqualTo("School");
    assertThat(shown.telephones().getFirst().text()).isEqualTo("+49-30-1");
    VCard made =
        made(
            card,
            fields(
                shown,
                "Ring",
                List.of(
                    new TypedText(0, "ann@new.example", "", "School"),
                    new TypedText(1, "", "work", ""),
                    new TypedText(TypedText.NEW, "third@example.org", "home", "")),
                List.of(new TypedText(0, "+49 30 2", "home", ""))));
    assertThat(lines(made))
        .contains(
            "N;SORT-AS=Bell:Ring;Ann,Mary;;Dr.;;extra",
            "FN:Dr. Ann Mary Ring",
            "ORG:Foundry;Sales;Berlin",
            "item1.EMAIL;PREF=1;X-OWN=yes:ann@new.example",
            "item1.X-ABLABEL:_$!<School>!$_",
            "EMAIL;TYPE=home:third@example.org",
            "TEL;TYPE=home:+49 30 2",
            "X-SPOUSE:Bob")
        .noneMatch(line -> line.contains("work.example"));
  }

  @Test
  void labelIsRemovedWithItsProperty() {
    VCard card = card(KNOWN);
    ContactFields shown = CardFields.of(card);
    VCard made =
        made(
            card,
            fields(shown, "Bell", List.of(new TypedText(0, "", "", "School")), shown.telephones()));
    assertThat(lines(made)).noneMatch(line -> line.contains("School"));
    assertThat(made.all("EMAIL")).hasSize(1);
  }

  @Test
  void invalidFieldsAreReported() {
    assertThat(
            wrong(
                blank(
                    "Ann",
                    "30",
                    List.of(
                        new TypedText(TypedText.NEW, "ann@example.org", "", ""),
                        new TypedText(TypedText.NEW, "nobody", "", "")))))
        .isEqualTo(Map.of("birthday", "date", "emails-1", "address"));
    assertThat(wrong(blank("", "29", List.of()))).isEqualTo(Map.of("given", "nobody"));
    assertThat(wrong(blank("x".repeat(501), "29", List.of()))).containsEntry("given", "long");
  }

  @Test
  void contactWithoutNameIsNamedByItsAddress() {
    VCard blank = new VCard(VCardVersion.V4_0, List.of(new VCardProperty("UID", "u")));
    VCard made =
        made(blank, blank("", "29", List.of(new TypedText(TypedText.NEW, "a@b.example", "", ""))));
    assertThat(made.text("FN")).isEqualTo("a@b.example");
    assertThat(made.text("BDAY")).isEqualTo("--0229");
    ContactFields named = blank("Ann", "29", CardFields.of(made).emails());
    assertThat(made(made, named).text("FN")).isEqualTo("Ann");
  }

  @Test
  void fullNameIsSplitIntoComponents() {
    VCard card =
        new VCard(
            VCardVersion.V4_0,
            List.of(new VCardProperty("UID", "u"), new VCardProperty("FN", "Ann Bell")));
    ContactFields shown = CardFields.of(card);
    assertThat(shown.given()).isEqualTo("Ann Bell");
    assertThat(made(card, shown).first("N")).isEmpty();
    VCard made = made(card, fields(shown, "Ring", List.of(), List.of()));
    assertThat(made.text("FN")).isEqualTo("Ann Bell Ring");
  }

  @Test
  void contactIsSortedByPhoneticName() {
    VCard card =
        card(
            """
            BEGIN:VCARD
            VERSION:4.0
            UID:u
            FN:山田太郎
            N:山田;太郎;;;
            X-PHONETIC-FIRST-NAME:たろう
            X-PHONETIC-LAST-NAME:やまだ
            END:VCARD
            """);
    assertThat(CardFields.of(card).spokenFamily()).isEqualTo("やまだ");
    assertThat(ContactSummary.of(card).sortName()).isEqualTo("やまだ たろう");
    assertThat(lines(made(card, CardFields.of(card)))).containsAll(lines(card));
    VCard named =
        card.with(card.properties().stream().filter(p -> !p.name().equals("FN")).toList());
    assertThat(ContactSummary.of(named).fullName()).isEqualTo("山田太郎");
  }

  @Test
  void webPagesAndChatsGetAScheme() {
    ContactFields one = blank("Ann", "29", List.of());
    ContactFields typed =
        new ContactFields(
            "",
            "Ann",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            List.of(),
            List.of(),
            List.of(),
            List.of(new TypedText(TypedText.NEW, "example.org:8080/a", "", "")),
            List.of(new TypedText(TypedText.NEW, "ann@example.org", "", "")),
            one.birthDay(),
            one.birthMonth(),
            "",
            "",
            "");
    VCard blank = new VCard(VCardVersion.V4_0, List.of(new VCardProperty("UID", "u")));
    VCard made = made(blank, typed);
    assertThat(made.text("URL")).isEqualTo("https://example.org:8080/a");
    assertThat(made.text("IMPP")).isEqualTo("xmpp:ann@example.org");
    ContactFields script =
        new ContactFields(
            "",
            "Ann",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            List.of(),
            List.of(),
            List.of(),
            List.of(new TypedText(TypedText.NEW, "javascript:alert(1)", "", "")),
            List.of(),
            "",
            "",
            "",
            "",
            "");
    assertThat(wrong(script)).isEqualTo(Map.of("pages-0", "page"));
  }
}
