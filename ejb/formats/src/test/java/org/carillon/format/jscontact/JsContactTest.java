package org.carillon.format.jscontact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.carillon.format.vcard.ReadCard;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardConversion;
import org.carillon.format.vcard.VCardProperty;
import org.carillon.format.vcard.VCardReader;
import org.carillon.format.vcard.VCardVersion;
import org.carillon.format.vcard.VCardWriter;
import org.junit.jupiter.api.Test;

class JsContactTest {
  private static final String CARD =
      """
      BEGIN:VCARD
      VERSION:4.0
      UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1
      KIND:individual
      PRODID:-//Example//EN
      FN;PID=1.1:Dr. J. Doe
      N;SORT-AS="Doe,John":Doe;J.;;Dr.;
      NICKNAME:Jo,Joe
      NICKNAME;PREF=1:Johnny
      EMAIL;PREF=1;TYPE=work:jdoe@example.com
      EMAIL;PROP-ID=other;TYPE=home:john@example.net
      item7.TEL;VALUE=uri;TYPE="voice,home,x-odd":tel:+1-555-555-5555
      item7.X-ABLABEL:Cottage
      ADR;TYPE=work;LABEL="100 Way^nSuite 1";CC=US:;;100 Way;Town;CA;90210;USA
      ADR:;;;;;;;;;;2;High Street;;;;;;
      ORG;TYPE=work:Example\\, Inc.;Sales;East
      TITLE:Clerk
      ROLE:Seller
      PHOTO:data:image/jpeg;base64,/9j/4AAQ
      LOGO;MEDIATYPE=image/png:https://example.com/logo.png
      BDAY:--0203
      BIRTHPLACE:Town
      ANNIVERSARY:20090808T143000Z
      DEATHDATE;VALUE=text:circa 1800
      GENDER:F
      GRAMGENDER:feminine
      PRONOUNS:she/her
      GEO:geo:37.386013,-122.082932
      TZ:America/New_York
      IMPP;TYPE=home:xmpp:jdoe@example.com
      SOCIALPROFILE;SERVICE-TYPE=Mastodon;USERNAME=jdoe:https://example.com/@jdoe
      LANG;PREF=1:de
      RELATED;TYPE=friend:urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6
      RELATED;VALUE=text;TYPE=co-worker:Ask Anna
      HOBBY;LEVEL=high:reading
      EXPERTISE;LEVEL=expert;INDEX=1:chinese literature
      NOTE;AUTHOR-NAME=Anna:line one\\nline two
      URL;TYPE=home:https://example.com/
      CALURI:https://example.com/cal
      FBURL:https://example.com/fb
      CALADRURI:mailto:jdoe@example.com
      KEY:https://example.com/key
      REV:20240102T030405Z
      CATEGORIES:friends,work
      CLIENTPIDMAP:1;urn:uuid:53e374d9-337e-4727-8803-a1e9c14e0556
      item9.X-ODD;X-P=a,b:kept\\, all
      XML:<a xmlns="urn:x"/>
      END:VCARD
      """;

  private static final String JSON =
      """
      {"@type": "Card", "version": "1.0", "uid": "u1", "kind": "individual",
       "name": {"isOrdered": true, "defaultSeparator": " ",
         "phoneticSystem": "ipa",
         "components": [{"kind": "given", "value": "Vincent", "phonetic": "vin", "odd": [2]},
           {"kind": "surname", "value": "van Gogh"}, {"kind": "separator", "value": ", "},
           {"kind": "generation", "value": "II"}],
         "sortAs": {"surname": "Gogh"}},
       "emails": {"main": {"address": "v@example.org", "contexts": {"work": true}, "odd": [1]}},
       "phones": {"tel1": {"number": "030 1", "features": {"mobile": true}, "label": "Boat"}},
       "addresses": {"a": {"isOrdered": true, "full": "all",
         "phoneticScript": "Latn",
         "components": [{"kind": "number", "value": "1"},
           {"kind": "name", "value": "Weg", "phonetic": "vegh"},
           {"kind": "locality", "value": "Arles"}]}},
       "anniversaries": {"b": {"kind": "birth", "date": {"year": 1853, "month": 3, "day": 30},
         "place": {"full": "Zundert"}}},
       "keywords": {"painter": true}, "members": {"urn:uuid:x": true},
       "localizations": {"jp": {"name/full": "x"}},
       "preferredLanguages": {"l": {"language": "nl", "pref": 1}},
       "example.com:a/b": {"deep": [true, null, {"x": 1}]}}
      """;

  @Test
  void vCardIsConvertedToJsContact() {
    JsonObject json = JsContact.of(read(CARD));
    assertEquals("Dr. J. Doe", json.getJsonObject("name").getString("full"));
    JsonObject phone = json.getJsonObject("phones").getJsonObject("tel1");
    assertEquals("Cottage", phone.getString("label"));
    assertTrue(phone.getJsonObject("features").getBoolean("voice"));
    assertTrue(phone.getJsonObject("contexts").getBoolean("private"));
    assertEquals("x-odd", phone.getJsonObject("vCardParams").getString("type"));
    assertEquals(
        "john@example.net",
        json.getJsonObject("emails").getJsonObject("other").getString("address"));
    assertEquals("2024-01-02T03:04:05Z", json.getString("updated"));
    assertEquals(
        2,
        json.getJsonObject("anniversaries")
            .getJsonObject("bday1")
            .getJsonObject("date")
            .getInt("month"));
    assertFalse(json.containsKey("JSPROP"));
  }

  @Test
  void vCardSurvivesTheRoundTrip() {
    VCard card = read(CARD);
    VCard back = understood(JsContact.of(card));
    assertEquals(List.of("Jo", "Joe", "Johnny"), texts(back, "NICKNAME"));
    for (VCardProperty property : card.properties()) {
      if (!property.name().equals("NICKNAME")) {
        assertTrue(
            back.properties().stream().anyMatch(other -> alike(property, other)),
            () -> property + "\n of\n" + VCardWriter.text(back));
      }
    }
    assertEquals(card.properties().size() + 1, back.properties().size(), VCardWriter.text(back));
    assertEquals(JsContact.of(card), JsContact.of(back));
    VCard old = VCardConversion.to(back, VCardVersion.V3_0);
    assertEquals(
        JsContact.of(card).keySet(), JsContact.of(reread(old)).keySet(), VCardWriter.text(old));
  }

  @Test
  void jsContactCardSurvivesTheRoundTrip() {
    JsonObject json = json(JSON);
    VCard card = understood(json);
    JsonObject back = JsContact.of(reread(card));
    within(json, back, VCardWriter.text(card));
  }

  @Test
  void phoneticNamesAreReadInAppleAndStandardForm() {
    VCard apple =
        read(
            """
            BEGIN:VCARD
            VERSION:3.0
            UID:u1
            FN:山田 太郎
            N:山田;太郎;;;
            X-PHONETIC-LAST-NAME:やまだ
            X-PHONETIC-FIRST-NAME:たろう
            END:VCARD
            """);
    JsonObject name = JsContact.of(apple).getJsonObject("name");
    assertEquals("Hira", name.getString("phoneticScript"));
    assertEquals("やまだ", name.getJsonArray("components").getJsonObject(0).getString("phonetic"));
    assertFalse(JsContact.of(apple).containsKey("vCardProps"));
    VCard back = understood(JsContact.of(apple));
    assertEquals("たろう", back.text("X-PHONETIC-FIRST-NAME"));
    assertEquals(1, back.all("N").size());

    VCard standard =
        read(
            """
            BEGIN:VCARD
            VERSION:4.0
            UID:u1
            FN:x
            N;ALTID=1;LANGUAGE=zh-Hant:孫;中山;文,逸仙;;
            N;ALTID=1;LANGUAGE=zh-Hant;PHONETIC=jyut;SCRIPT=Latn:syun1;zung1saan1;man4,jat6sin1;;
            N;ALTID=1;LANGUAGE=en:Sun;Yat-sen;;;
            END:VCARD
            """);
    JsonObject card = JsContact.of(standard);
    assertEquals("jyut", card.getJsonObject("name").getString("phoneticSystem"));
    assertEquals(
        "jat6sin1",
        card.getJsonObject("name")
            .getJsonArray("components")
            .getJsonObject(3)
            .getString("phonetic"));
    assertEquals(1, card.getJsonArray("vCardProps").size());
    VCard again = understood(card);
    assertEquals(3, again.all("N").size());
    assertEquals(
        "syun1",
        again.all("N").stream()
            .filter(n -> n.parameter("PHONETIC").isPresent())
            .findFirst()
            .orElseThrow()
            .component(0));
    assertEquals(card, JsContact.of(again));
    VCard old = VCardConversion.to(standard, VCardVersion.V3_0);
    assertEquals("syun1", old.text("X-PHONETIC-LAST-NAME"));
    assertEquals(2, old.all("N").size());
  }

  @Test
  void arrayOrderSurvivesUntilTheArrayIsChanged() {
    VCard card = understood(json(JSON));
    List<VCardProperty> changed =
        card.properties().stream()
            .map(
                p ->
                    p.name().equals("N") && p.parameter("PHONETIC").isEmpty()
                        ? p.withValue(p.value().replace("Vincent", "Theo"))
                        : p)
            .toList();
    JsonObject name = JsContact.of(card.with(changed)).getJsonObject("name");
    assertEquals("Theo", name.getJsonArray("components").getJsonObject(0).getString("value"));
    assertFalse(name.toString().contains("odd"), name::toString);
  }

  @Test
  void changeByAVcardClientWins() {
    VCard card = understood(json(JSON));
    List<VCardProperty> changed =
        card.properties().stream().filter(p -> !p.name().equals("EMAIL")).toList();
    assertFalse(JsContact.of(card.with(changed)).containsKey("emails"));
  }

  @Test
  void invalidCardIsRefusedWithThePointer() {
    refused("{}", "/uid");
    refused("{\"uid\": 1}", "/uid");
    refused("{\"@type\": \"Event\", \"uid\": \"1\"}", "/@type");
    refused("{\"uid\": \"1\", \"emails\": []}", "/emails");
    refused("{\"uid\": \"1\", \"emails\": {\"a/b\": {}}}", "/emails/a~1b/address");
    refused("{\"uid\": \"1\", \"name\": {\"components\": [1]}}", "/name/components/0");
    refused(
        "{\"uid\": \"1\", \"media\": {\"m\": {\"kind\": \"x\", \"uri\": \"a:b\"}}}",
        "/media/m/kind");
    refused("{\"uid\": \"1\", \"updated\": \"now\"}", "/updated");
    refused("{\"uid\": \"1\", \"vCardProps\": [[1]]}", "/vCardProps/0");
  }

  @Test
  void randomCardIsWrittenAndReadAgain() {
    Random random = new Random(9553);
    char[] odd = "{}[]\":,01 ntu\\;^\n".toCharArray();
    for (int round = 0; round < 3_000; round++) {
      StringBuilder text = new StringBuilder(JSON);
      for (int i = random.nextInt(1, 6); i > 0; i--) {
        text.setCharAt(random.nextInt(text.length()), odd[random.nextInt(odd.length)]);
      }
      JsonObject json;
      try {
        json = json(text.toString());
      } catch (RuntimeException noJson) {
        continue;
      }
      if (JsContact.read(json) instanceof ReadJsContact.Understood(VCard card)) {
        reread(card);
      }
    }
  }

  private static void within(JsonValue wanted, JsonValue made, String text) {
    if (wanted instanceof JsonObject object) {
      for (Map.Entry<String, JsonValue> member : object.entrySet()) {
        JsonValue there = made.asJsonObject().get(member.getKey());
        assertTrue(there != null, () -> member.getKey() + " is lost: " + made + "\n" + text);
        within(member.getValue(), there, text);
      }
    } else if (wanted.getValueType() == JsonValue.ValueType.ARRAY) {
      for (int i = 0; i < wanted.asJsonArray().size(); i++) {
        within(wanted.asJsonArray().get(i), made.asJsonArray().get(i), text);
      }
    } else {
      assertEquals(wanted, made, text);
    }
  }

  private static boolean alike(VCardProperty one, VCardProperty other) {
    if (one.name().equals("ADR") && other.name().equals("ADR") && one.value().contains("High")) {
      return other.value().contains("High Street");
    }
    return one.name().equals(other.name())
        && one.text().equals(other.text())
        && one.types().equals(other.types())
        && one.group().equals(other.group())
        && one.without("TYPE").parameters().equals(other.without("TYPE").parameters());
  }

  private static List<String> texts(VCard card, String name) {
    return card.all(name).stream().flatMap(property -> property.texts().stream()).toList();
  }

  private static void refused(String text, String pointer) {
    assertEquals(
        pointer,
        assertInstanceOf(ReadJsContact.Refused.class, JsContact.read(json(text)), text).pointer());
  }

  private static VCard understood(JsonObject json) {
    ReadJsContact read = JsContact.read(json);
    return assertInstanceOf(ReadJsContact.Understood.class, read, read.toString()).card();
  }

  private static VCard reread(VCard card) {
    return read(VCardWriter.text(card));
  }

  private static VCard read(String text) {
    ReadCard read = VCardReader.readAll(text.getBytes(StandardCharsets.UTF_8), 1).getFirst();
    return assertInstanceOf(ReadCard.Understood.class, read, () -> read + text).card();
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
