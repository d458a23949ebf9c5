package org.carillon.webmail.contact;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.format.picture.SanitizedPicture;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardProperty;
import org.carillon.web.request.Redirect;

/** The picture inside a card of version 4.0: a {@code data:} URI (RFC 2397). */
public final class ContactPhoto {
  private static final String PHOTO = "PHOTO";
  private static final String SCHEME = "data:";

  private ContactPhoto() {}

  /** Returns the sanitized picture; empty if there is none or it cannot be sanitized. */
  public static Optional<SanitizedPicture> of(VCard card) {
    return card.first(PHOTO).flatMap(ContactPhoto::octets).flatMap(SanitizedPicture::of);
  }

  private static Optional<byte[]> octets(VCardProperty photo) {
    String value = photo.value();
    int comma = value.indexOf(',');
    if (comma < 0 || !value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    String head = value.substring(0, comma).toLowerCase(Locale.ROOT);
    try {
      return head.endsWith(";base64")
          ? Optional.of(Base64.getMimeDecoder().decode(value.substring(comma + 1)))
          : Optional.empty();
    } catch (IllegalArgumentException broken) {
      return Optional.empty();
    }
  }

  /** Returns the card with this picture instead of its present ones. */
  public static VCard with(VCard card, SanitizedPicture picture) {
    List<VCardProperty> properties = new ArrayList<>(without(card).properties());
    properties.add(
        new VCardProperty(
            PHOTO,
            SCHEME
                + picture.type()
                + ";base64,"
                + Base64.getEncoder().encodeToString(picture.octets())));
    return card.with(properties);
  }

  /** A card without its pictures. */
  public static VCard without(VCard card) {
    return card.with(
        card.properties().stream().filter(property -> !property.name().equals(PHOTO)).toList());
  }

  /** The address of a contact's picture. */
  public static String address(String book, String key, String tag) {
    return "contact-photo?c=" + book + "&k=" + Redirect.encoded(key) + "&v=" + tag;
  }
}
