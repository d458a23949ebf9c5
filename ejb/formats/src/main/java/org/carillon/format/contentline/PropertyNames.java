package org.carillon.format.contentline;

import java.util.Set;

/** Properties by their names in capitals, of iCalendar and vCard and what stands around them. */
final class PropertyNames {
  /** Those whose value is a text that people write, of several lines at times. */
  private static final Set<String> TEXTS =
      Set.of(
          "DESCRIPTION",
          "SUMMARY",
          "LOCATION",
          "COMMENT",
          "CONTACT",
          "RESOURCES",
          "NOTE",
          "FN",
          "ORG",
          "TITLE",
          "ROLE",
          "LABEL");

  private static final Set<String> OTHERS =
      Set.of(
          "BEGIN",
          "END",
          "VERSION",
          "PRODID",
          "METHOD",
          "CALSCALE",
          "UID",
          "DTSTAMP",
          "DTSTART",
          "DTEND",
          "DUE",
          "DURATION",
          "RRULE",
          "EXRULE",
          "RDATE",
          "EXDATE",
          "RECURRENCE-ID",
          "STATUS",
          "TRANSP",
          "CLASS",
          "SEQUENCE",
          "CREATED",
          "LAST-MODIFIED",
          "COMPLETED",
          "PRIORITY",
          "PERCENT-COMPLETE",
          "CATEGORIES",
          "ATTENDEE",
          "ORGANIZER",
          "ATTACH",
          "URL",
          "GEO",
          "TRIGGER",
          "ACTION",
          "REPEAT",
          "ACKNOWLEDGED",
          "RELATED-TO",
          "REQUEST-STATUS",
          "FREEBUSY",
          "TZID",
          "TZNAME",
          "TZURL",
          "TZOFFSETFROM",
          "TZOFFSETTO",
          "COLOR",
          "IMAGE",
          "CONFERENCE",
          "NAME",
          "REFRESH-INTERVAL",
          "SOURCE",
          "BUSYTYPE",
          "N",
          "NICKNAME",
          "PHOTO",
          "BDAY",
          "ANNIVERSARY",
          "GENDER",
          "ADR",
          "TEL",
          "EMAIL",
          "MAILER",
          "IMPP",
          "LANG",
          "TZ",
          "LOGO",
          "AGENT",
          "MEMBER",
          "RELATED",
          "REV",
          "SOUND",
          "CLIENTPIDMAP",
          "KEY",
          "FBURL",
          "CALADRURI",
          "CALURI",
          "XML",
          "KIND",
          "SORT-STRING",
          "PROFILE",
          "STRUCTURED-DATA",
          "STYLED-DESCRIPTION");

  private PropertyNames() {}

  /** Whether a property's value is a text. */
  static boolean isText(String name) {
    return TEXTS.contains(bare(name));
  }

  /** Whether a property of the name is known, or made by a program that says so. */
  static boolean isKnown(String name) {
    String bare = bare(name);
    return TEXTS.contains(bare) || OTHERS.contains(bare) || bare.startsWith("X-");
  }

  /** Without the group of vCard. */
  private static String bare(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
