package org.carillon.format.jscontact;

import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardConversion;
import org.carillon.format.vcard.VCardVersion;

/** Converts vCards to JSContact Cards and back. */
public final class JsContact {
  /** Found once, since the lookup searches the whole class path. */
  static final JsonProvider JSON = JsonProvider.provider();

  private JsContact() {}

  /** Returns the Card of a vCard of any version. */
  public static JsonObject of(VCard card) {
    return new CardToJson(VCardConversion.to(card, VCardVersion.V4_0)).made();
  }

  /** Returns a Card's vCard. Members without a property go into JSPROP (RFC 9555 §3.2.1). */
  public static ReadJsContact read(JsonObject json) {
    try {
      VCard card = new JsonToCard(json).made();
      return new ReadJsContact.Understood(PreservedCardMembers.kept(json, of(card), card));
    } catch (MalformedCard malformed) {
      return new ReadJsContact.Refused(malformed.pointer(), malformed.sentence());
    }
  }
}
