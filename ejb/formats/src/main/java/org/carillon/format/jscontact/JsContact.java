package org.carillon.format.jscontact;

import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardConversion;
import org.carillon.format.vcard.VCardVersion;

/** Makes JSContact Cards of vCards, and vCards of JSContact Cards. */
public final class JsContact {
  /** Found once: looking for it goes through the whole class path. */
  static final JsonProvider JSON = JsonProvider.provider();

  private JsContact() {}

  /** The Card of a vCard of any version. */
  public static JsonObject of(VCard card) {
    return new CardToJson(VCardConversion.to(card, VCardVersion.V4_0)).made();
  }

  /**
   * The vCard of a Card. It holds, as properties JSPROP (RFC 9555 §3.2.1), what a vCard has no
   * property for.
   */
  public static ReadJsContact read(JsonObject json) {
    try {
      VCard card = new JsonToCard(json).made();
      return new ReadJsContact.Understood(LostMembers.kept(json, of(card), card));
    } catch (MalformedCard malformed) {
      return new ReadJsContact.Refused(malformed.pointer(), malformed.sentence());
    }
  }
}
