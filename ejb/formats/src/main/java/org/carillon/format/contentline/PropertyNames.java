package org.carillon.format.contentline;

import java.util.Set;

/** Property names of iCalendar, vCard and related formats, in capitals. */
final class PropertyNames {
  /** The properties whose value is text that people write, sometimes of several lines. */
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

  /** Returns whether a property's value is text. */
  static boolean isText(String name) {
    return TEXTS.contains(bare(name));
  }

  /** Returns whether a property name is known, or is an extension ({@code X-}). */
  static boolean isKnown(String name) {
    String bare = bare(name);
    return TEXTS.contains(bare) || OTHERS.contains(bare) || bare.startsWith("X-");
  }

  /** Returns the name without the group that vCard allows in front of it. */
  private static String bare(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
