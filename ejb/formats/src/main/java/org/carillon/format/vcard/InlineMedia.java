package org.carillon.format.vcard;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Pictures, sounds and keys within a card: octets in 3.0, a data URI (RFC 2397) in 4.0. */
final class InlineMedia {
  private static final Map<String, String> TYPES =
      Map.of(
          "PHOTO", "image/",
          "LOGO", "image/",
          "SOUND", "audio/",
          "KEY", "application/");

  private static final Map<String, String> KEYS =
      Map.of("pgp", "application/pgp-keys", "x509", "application/x-x509-user-cert");

  private InlineMedia() {}

  static VCardProperty asUri(VCardProperty property) {
    Optional<String> encoding = property.parameter("ENCODING");
    if (encoding.isEmpty()) {
      return property;
    }
    Set<String> types = new LinkedHashSet<>(property.types());
    String type = types.isEmpty() ? "" : types.iterator().next();
    types.remove(type);
    return property
        .without("ENCODING")
        .without("VALUE")
        .withTypes(types)
        .withValue(
            "data:"
                + mediaType(property, type)
                + ";base64,"
                + property.value().replaceAll("\\s", ""));
  }

  static VCardProperty asBase64(VCardProperty property) {
    String value = property.value();
    int comma = value.indexOf(',');
    if (!value.regionMatches(true, 0, "data:", 0, 5) || comma < 0) {
      return value.contains(":") && property.parameter("VALUE").isEmpty()
          ? property.with("VALUE", "uri")
          : property;
    }
    String head = value.substring(5, comma).toLowerCase(Locale.ROOT);
    if (head.endsWith("\\")) {
      head = head.substring(0, head.length() - 1);
    }
    if (!head.endsWith(";base64") && !head.endsWith("\\;base64")) {
      return property.with("VALUE", "uri");
    }
    Set<String> types = new LinkedHashSet<>();
    String type = shortType(head.substring(0, head.indexOf(';')).replace("\\", ""));
    if (!type.isEmpty()) {
      types.add(type);
    }
    types.addAll(property.types());
    return property
        .without("VALUE")
        .without("MEDIATYPE")
        .with("ENCODING", "b")
        .withTypes(types)
        .withValue(value.substring(comma + 1));
  }

  private static String mediaType(VCardProperty property, String type) {
    if (type.contains("/")) {
      return type;
    }
    String key = KEYS.get(type);
    if (key != null && property.name().equals("KEY")) {
      return key;
    }
    String family = TYPES.get(property.name());
    if (type.isEmpty()) {
      return family.equals("image/") ? "image/jpeg" : "application/octet-stream";
    }
    return family + type;
  }

  private static String shortType(String mediaType) {
    for (Map.Entry<String, String> key : KEYS.entrySet()) {
      if (key.getValue().equals(mediaType)) {
        return key.getKey().toUpperCase(Locale.ROOT);
      }
    }
    return mediaType.substring(mediaType.indexOf('/') + 1).toUpperCase(Locale.ROOT);
  }
}
