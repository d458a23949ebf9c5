package org.carillon.dav.contacts;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;
import org.carillon.format.vcard.ReadCard;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardConversion;
import org.carillon.format.vcard.VCardProperty;
import org.carillon.format.vcard.VCardReader;
import org.carillon.format.vcard.VCardVersion;
import org.carillon.format.vcard.VCardWriter;

/**
 * The form in which a client wants contacts (RFC 6352 §10.4). If it names no version, it gets each
 * as stored, so that it reads what it wrote; version 2.1, which CardDAV lacks, becomes 3.0.
 *
 * @param version the version; empty for each as it is
 * @param properties the names of the wanted properties; empty for all
 * @param noValues the properties that are wanted without their values
 */
record AddressData(Optional<VCardVersion> version, Set<String> properties, Set<String> noValues) {

  /** Reads the form that an element asks for; throws {@link DavError} if unsupported. */
  static AddressData of(XmlElement asked) {
    String type = asked.attribute("content-type").orElse("text/vcard").strip();
    Optional<VCardVersion> version = asked.attribute("version").flatMap(VCardVersion::of);
    if (!type.toLowerCase(Locale.ROOT).startsWith("text/vcard")
        || asked.attribute("version").isPresent() && version.isEmpty()) {
      throw DavError.of(DavError.FORBIDDEN, XmlName.carddav("supported-address-data-conversion"));
    }
    List<XmlElement> wanted =
        asked.element(XmlName.carddav("allprop")).isPresent()
            ? List.of()
            : asked.elements(XmlName.carddav("prop"));
    return new AddressData(version, names(wanted, false), names(wanted, true));
  }

  private static Set<String> names(List<XmlElement> wanted, boolean withoutValue) {
    return wanted.stream()
        .filter(
            each ->
                !withoutValue
                    || each.attribute("novalue").filter("yes"::equalsIgnoreCase).isPresent())
        .flatMap(each -> each.attribute("name").stream())
        .map(name -> name.toUpperCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  /** Returns the same with this version if none is named. */
  AddressData or(VCardVersion usual) {
    return new AddressData(Optional.of(version.orElse(usual)), properties, noValues);
  }

  /** Returns true if the property is wanted. */
  boolean wants(String name) {
    return properties.isEmpty() || properties.contains(name);
  }

  /** Returns a contact in the wanted form. */
  Optional<XmlElement> element(byte[] octets) {
    if (version.isEmpty() && properties.isEmpty()) {
      String text = new String(octets, StandardCharsets.UTF_8);
      if (!isOldest(text)) {
        return Optional.of(XmlElement.text(ContactsFeature.ADDRESS_DATA, text));
      }
    }
    return VCardReader.readOne(octets) instanceof ReadCard.Understood(VCard card, int _)
        ? element(card)
        : Optional.of(
            XmlElement.text(
                ContactsFeature.ADDRESS_DATA, new String(octets, StandardCharsets.UTF_8)));
  }

  private static boolean isOldest(String text) {
    return text.contains("VERSION:2.1");
  }

  /** Returns a contact in the wanted form. */
  Optional<XmlElement> element(VCard card) {
    VCardVersion as =
        version.orElseGet(
            () -> card.version() == VCardVersion.V2_1 ? VCardVersion.V3_0 : card.version());
    VCard converted = VCardConversion.to(card, as);
    if (!properties.isEmpty()) {
      converted =
          converted.with(
              converted.properties().stream()
                  .filter(this::isWanted)
                  .map(
                      property ->
                          noValues.contains(property.name()) ? property.withValue("") : property)
                  .toList());
    }
    return Optional.of(XmlElement.text(ContactsFeature.ADDRESS_DATA, VCardWriter.text(converted)));
  }

  private boolean isWanted(VCardProperty property) {
    return properties.contains(property.name())
        || properties.contains(property.group().toUpperCase(Locale.ROOT) + "." + property.name());
  }
}
