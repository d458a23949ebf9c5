package org.carillon.format.jscontact;

import java.util.List;
import java.util.Optional;

/**
 * Converts a property of a vCard to an entry of one of a Card's maps, and back (RFC 9555 §2).
 *
 * @param property the name of the vCard's property
 * @param map the name of the Card's map
 * @param type the {@code @type} of its entries
 * @param member the member of the entry that has the property's value
 * @param kind the value of the entry's {@code kind}; empty if it has none
 * @param isUri whether the value is a URI, which vCard does not escape
 */
record EntryRule(
    String property, String map, String type, String member, String kind, boolean isUri) {

  private static final List<EntryRule> ALL =
      List.of(
          text("NICKNAME", "nicknames", "Nickname", "name", ""),
          text("EMAIL", "emails", "EmailAddress", "address", ""),
          text("TEL", "phones", "Phone", "number", ""),
          text("LANG", "preferredLanguages", "LanguagePref", "language", ""),
          text("TITLE", "titles", "Title", "name", "title"),
          text("ROLE", "titles", "Title", "name", "role"),
          text("NOTE", "notes", "Note", "note", ""),
          text("EXPERTISE", "personalInfo", "PersonalInfo", "value", "expertise"),
          text("HOBBY", "personalInfo", "PersonalInfo", "value", "hobby"),
          text("INTEREST", "personalInfo", "PersonalInfo", "value", "interest"),
          uri("IMPP", "onlineServices", "OnlineService", "uri", ""),
          uri("SOCIALPROFILE", "onlineServices", "OnlineService", "uri", ""),
          uri("PHOTO", "media", "Media", "uri", "photo"),
          uri("LOGO", "media", "Media", "uri", "logo"),
          uri("SOUND", "media", "Media", "uri", "sound"),
          uri("KEY", "cryptoKeys", "CryptoKey", "uri", ""),
          uri("CALURI", "calendars", "Calendar", "uri", "calendar"),
          uri("FBURL", "calendars", "Calendar", "uri", "freeBusy"),
          uri("CALADRURI", "schedulingAddresses", "SchedulingAddress", "uri", ""),
          uri("ORG-DIRECTORY", "directories", "Directory", "uri", "directory"),
          uri("SOURCE", "directories", "Directory", "uri", "entry"),
          uri("CONTACT-URI", "links", "Link", "uri", "contact"),
          uri("URL", "links", "Link", "uri", ""));

  private static EntryRule text(
      String property, String map, String type, String member, String kind) {
    return new EntryRule(property, map, type, member, kind, false);
  }

  private static EntryRule uri(
      String property, String map, String type, String member, String kind) {
    return new EntryRule(property, map, type, member, kind, true);
  }

  /** Returns all rules, in the order in which a vCard is written. */
  static List<EntryRule> all() {
    return ALL;
  }

  /** Returns the rule for a property, or empty if there is none. */
  static Optional<EntryRule> of(String property) {
    return ALL.stream().filter(rule -> rule.property.equals(property)).findFirst();
  }

  static List<EntryRule> ofMap(String map) {
    return ALL.stream().filter(rule -> rule.map.equals(map)).toList();
  }
}
