package org.carillon.contacts.internal;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.carillon.account.photo.Photo;
import org.carillon.contacts.DirectoryCard;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.PersonAttributes;
import org.carillon.contract.tree.TreeEntry;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardProperty;
import org.carillon.format.vcard.VCardText;
import org.carillon.format.vcard.VCardVersion;
import org.carillon.store.item.EntityTag;

/** Converts people of the directory to vCards. */
final class DirectoryCards {
  private DirectoryCards() {}

  static DirectoryCard of(TreeEntry entry) {
    return new DirectoryCard(
        entry.id() + ".vcf",
        new EntityTag("D" + entry.version() + "-" + entry.modified().toEpochMilli()),
        card(entry),
        entry.photo(),
        entry.modified());
  }

  /** Returns a card with a photo as a {@code data:} URI (RFC 6350 §6.2.4). */
  static VCard with(VCard card, Photo photo) {
    List<VCardProperty> all = new ArrayList<>(card.properties());
    all.add(
        new VCardProperty(
            "PHOTO",
            "data:"
                + photo.type()
                + ";base64,"
                + Base64.getEncoder().encodeToString(photo.octets())));
    return card.with(all);
  }

  private static VCard card(TreeEntry entry) {
    List<VCardProperty> made = new ArrayList<>();
    made.add(VCardProperty.ofText("UID", "urn:uuid:" + entry.id()));
    String shown = text(entry, AccountType.DISPLAY_NAME);
    String given = text(entry, PersonAttributes.GIVEN_NAME);
    String family = text(entry, PersonAttributes.FAMILY_NAME);
    String joined = (given + " " + family).strip();
    made.add(
        VCardProperty.ofText(
            "FN", !shown.isEmpty() ? shown : joined.isEmpty() ? entry.localPart() : joined));
    if (!joined.isEmpty()) {
      made.add(
          new VCardProperty(
              "N",
              VCardText.join(
                  List.of(
                      List.of(family),
                      List.of(given),
                      List.of(text(entry, PersonAttributes.MIDDLE_NAME)),
                      List.of(text(entry, PersonAttributes.HONORIFIC_PREFIX)),
                      List.of(text(entry, PersonAttributes.HONORIFIC_SUFFIX))),
                  5)));
    }
    made.add(VCardProperty.ofText("EMAIL", entry.key()).with("PREF", "1"));
    entry.addresses().forEach(address -> made.add(VCardProperty.ofText("EMAIL", address)));
    add(made, entry, PersonAttributes.OTHER_MAIL, "EMAIL", "");
    entry
        .telephones()
        .forEach(number -> made.add(VCardProperty.ofText("TEL", number).with("TYPE", "work")));
    add(made, entry, PersonAttributes.WORK_PHONE, "TEL", "work");
    add(made, entry, PersonAttributes.MOBILE_PHONE, "TEL", "cell");
    add(made, entry, PersonAttributes.HOME_PHONE, "TEL", "home");
    add(made, entry, PersonAttributes.FAX, "TEL", "fax");
    add(made, entry, PersonAttributes.NICK_NAME, "NICKNAME", "");
    add(made, entry, PersonAttributes.TITLE, "TITLE", "");
    organisation(made, entry);
    address(made, entry);
    String site = text(entry, PersonAttributes.WEBSITE);
    if (!site.isEmpty()) {
      made.add(new VCardProperty("URL", site.replaceAll("[\\s\\p{Cntrl}]", "")));
    }
    made.add(new VCardProperty("REV", entry.modified().toString().replaceAll("[-:]|\\.\\d+", "")));
    return new VCard(VCardVersion.V4_0, made);
  }

  private static void organisation(List<VCardProperty> made, TreeEntry entry) {
    List<List<String>> parts =
        List.of(
            List.of(text(entry, PersonAttributes.ORGANIZATION)),
            List.of(text(entry, PersonAttributes.DIVISION)),
            List.of(text(entry, PersonAttributes.DEPARTMENT)));
    if (parts.stream().anyMatch(part -> !part.getFirst().isEmpty())) {
      made.add(new VCardProperty("ORG", VCardText.join(parts, 1)));
    }
  }

  private static void address(List<VCardProperty> made, TreeEntry entry) {
    List<List<String>> parts =
        List.of(
            List.of(""),
            List.of(""),
            List.of(text(entry, PersonAttributes.STREET)),
            List.of(text(entry, PersonAttributes.LOCALITY)),
            List.of(text(entry, PersonAttributes.REGION)),
            List.of(text(entry, PersonAttributes.POSTAL_CODE)),
            List.of(text(entry, PersonAttributes.COUNTRY)));
    if (parts.stream().anyMatch(part -> !part.getFirst().isEmpty())) {
      made.add(new VCardProperty("ADR", VCardText.join(parts, 7)).with("TYPE", "work"));
    }
  }

  private static void add(
      List<VCardProperty> made,
      TreeEntry entry,
      Attribute<String> attribute,
      String name,
      String type) {
    String text = text(entry, attribute);
    if (!text.isEmpty()
        && made.stream()
            .noneMatch(
                there ->
                    there.name().equals(name)
                        && there
                            .text()
                            .toLowerCase(Locale.ROOT)
                            .equals(text.toLowerCase(Locale.ROOT)))) {
      VCardProperty property = VCardProperty.ofText(name, text);
      made.add(type.isEmpty() ? property : property.with("TYPE", type));
    }
  }

  private static String text(TreeEntry entry, Attribute<String> attribute) {
    return entry.values().get(attribute).orElse("").strip();
  }
}
