package org.carillon.bench.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Texts of at most 64 KB that are as expensive to read as possible: the same ones for the same
 * seed.
 */
final class HostileTexts {
  private static final int MOST = 64_000;

  /** The limit of a part, which is 64 KB in base64. */
  private static final int MOST_OCTETS = 46_000;

  private static final String CALENDAR =
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nMETHOD:REQUEST\r\n";
  private static final String EVENT =
      "BEGIN:VEVENT\r\nUID:%1$s\r\nDTSTAMP:20260101T000000Z\r\nDTSTART%2$s\r\n"
          + "ORGANIZER:mailto:mallory@stranger.example\r\nATTENDEE:mailto:victim@hostile.test\r\n"
          + "SUMMARY:x\r\n%3$sEND:VEVENT\r\n";
  private static final String[] UNITS = {
    "SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"
  };
  private static final String[] TAGS = {
    "<table><tr><td>",
    "<div>",
    "<b><i></b>",
    "<p><font>",
    "<ul><li>",
    "<table><b>",
    "<svg><b>",
    "<a href=https://a.example><table>",
    "<blockquote>",
    "<select><option>"
  };
  private static final String[] ATTRIBUTES = {
    "<p style=\"color:red;background:url(x);width:calc(1px + (2px))\">x",
    "<img srcset=\"a 1x, b 2x, c 3x\">",
    "<a href=https://a.example>https://b.example</a>",
    "<td background=x>",
    "<img src=cid:a width=1 height=1>",
    "<style>a{b:c}</style>"
  };
  private static final String[] SHEETS = {
    "a{color:red}", "a,", "@media all{", ":not(", "a{--x:var(--x);", "[a=b]", "\\41 ", "/**/", "}"
  };
  private static final String[] ADDRESSES = {
    "a@b.example,", "(", "a:;", "=?utf-8?q?a?= ", "\"a\" <a@b.example>,", "<@a,@b:c@d.example>,"
  };
  private static final String[] EXPRESSIONS = {
    "(a*)*b", "(a|aa)+$", "(a?){20}a{20}", "^(.*)(.*)(.*)b$", "((a+)+)+b", "([a-z]*a){10}"
  };

  private static final String[] ENTRIES = {
    "<item><title>&lt;b&gt;x</title><link>https://a.example/</link></item>",
    "<item><description><![CDATA[<table><b><a href=x>]]></description></item>",
    "<item><pubDate>Fri, 99 Foo 2026 25:61:61 +9999</pubDate><enclosure url='x'/></item>",
    "<a:b xmlns:a='urn:a' c='d' a:c='d'/>",
    "<item>&amp;&#65;&lt;</item>",
    "<x><y>"
  };

  private final Random chance;

  HostileTexts(long seed) {
    chance = new Random(seed);
  }

  String message(int number) {
    return "From: Mallory <mallory@stranger.example>\r\nTo: victim@hostile.test\r\n"
        + "Message-ID: <"
        + number
        + "@stranger.example>\r\nDate: Fri, 20 Nov 2026 12:00:00 +0000\r\nMIME-Version: 1.0\r\n"
        + switch (number % 9) {
          case 0 -> "Subject: calendar\r\n" + part("text/calendar; method=REQUEST", event(number));
          case 1 -> "Subject: tags\r\n" + part("text/html", filled("", one(TAGS)));
          case 2 -> "Subject: attributes\r\n" + part("text/html", filled("", one(ATTRIBUTES)));
          case 3 ->
              "Subject: style\r\n" + part("text/html", filled("<style>", one(SHEETS)) + "<p>x");
          case 4 -> "Subject: parts\r\n" + parts();
          case 5 -> "Subject: header\r\n" + filled("To: ", one(ADDRESSES) + "\r\n ") + "\r\n\r\n";
          case 6 -> "Subject: " + words() + "\r\n\r\nx\r\n";
          case 7 -> "Subject: card\r\n" + part("text/vcard", card());
          default -> "Subject: archive\r\n" + part("application/zip; name=a.zip", archive());
        };
  }

  /** An invitation: rules that match hardly ever, of the event itself or of its time zone. */
  String event(int number) {
    String uid = number + "@stranger.example";
    if (chance.nextBoolean()) {
      String more = "RRULE:" + rule() + "\r\n" + filled("RDATE:", "20260101T000000Z,");
      return CALENDAR
          + EVENT.formatted(uid, ":20260105T090000Z", more + "20260101T000000Z\r\n")
          + "END:VCALENDAR\r\n";
    }
    StringBuilder zone = new StringBuilder("BEGIN:VTIMEZONE\r\nTZID:Made\r\n");
    for (int i = 0; i < 200; i++) {
      zone.append("BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0100\r\n")
          .append("TZOFFSETTO:+0200\r\nRRULE:")
          .append(rule())
          .append("\r\nEND:STANDARD\r\n");
    }
    return CALENDAR
        + zone
        + "END:VTIMEZONE\r\n"
        + EVENT.formatted(uid, ";TZID=Made:20260105T090000", "RRULE:FREQ=DAILY\r\n")
        + "END:VCALENDAR\r\n";
  }

  private String rule() {
    return "FREQ="
        + one(UNITS)
        + one(";BYMONTH=2;BYMONTHDAY=30", ";BYMONTH=2;BYMONTHDAY=29;BYDAY=MO", ";BYYEARDAY=366")
        + one("", ";BYHOUR=1,2,3,4,5,6;BYMINUTE=1,2,3,4,5,6;BYSECOND=1,2,3,4,5,6")
        + one(
            "", ";BYSETPOS=" + (1 + chance.nextInt(366)), ";INTERVAL=" + (1 + chance.nextInt(99)));
  }

  /** A script whose tests scan a message again and again. */
  String script() {
    StringBuilder script = new StringBuilder("require [\"regex\", \"body\", \"variables\"];\n");
    while (script.length() < MOST / 2) {
      script
          .append("if body :raw :regex \"")
          .append(one(EXPRESSIONS))
          .append("\" { set \"a\" \"${1}${1}\"; }\nif header :matches [\"subject\", \"to\"] \"")
          .append(one("*a*a*a*b", "*?*?*?b", "a?a?a?*b"))
          .append("\" { keep; }\n");
    }
    return script.toString();
  }

  /** A feed, in XML or JSON, of many entries or of an endless one. */
  String feed() {
    return chance.nextInt(4) > 0
        ? filled("<rss version='2.0'><channel><title>x</title>", one(ENTRIES)) + "</channel></rss>"
        : filled(
            "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"x\",\"items\":[",
            one("[", "{\"id\":\"1\",\"content_html\":\"<b><i></b>\"},", "{\"id\":{\"a\":"));
  }

  private String parts() {
    StringBuilder parts = new StringBuilder("Content-Type: multipart/mixed; boundary=b\r\n\r\n");
    boolean isDeep = chance.nextBoolean();
    for (int i = 0; parts.length() < MOST; i++) {
      parts.append(
          isDeep
              ? "--b%s\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n"
                  .formatted(i == 0 ? "" : Integer.toString(i - 1), i)
              : "--b\r\nContent-Type: "
                  + one("text/html", "message/rfc822", "text/calendar", "text/plain; name=a")
                  + "\r\n\r\n<b>\r\n");
    }
    return parts.toString();
  }

  private String words() {
    return filled("", one("=?utf-8?q?a?=", "=?utf-8?b?w6Q=?=", "=?", "Re: ", "[a]") + "\r\n ");
  }

  private String card() {
    return filled(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:x\r\nNOTE:",
        one(
            "\r\n a",
            "\r\nTEL;TYPE=a;TYPE=b:1",
            "\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nFN:x"));
  }

  /** Sixty megabytes of zeros, or as many files as fit. */
  private byte[] archive() {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    boolean isBomb = chance.nextBoolean();
    try (ZipOutputStream archive = new ZipOutputStream(octets)) {
      byte[] nothing = new byte[1 << 20];
      for (int i = 0; octets.size() < MOST_OCTETS / (isBomb ? 1 : 2); i++) {
        archive.putNextEntry(new ZipEntry("a" + i));
        for (int megabyte = 0; isBomb && megabyte < 10; megabyte++) {
          archive.write(nothing);
        }
        archive.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] made = octets.toByteArray();
    return Arrays.copyOf(made, Math.min(made.length, MOST_OCTETS));
  }

  private static String part(String type, String text) {
    return part(type + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns a part in base64, because SMTP lines are short. */
  private static String part(String type, byte[] octets) {
    return "Content-Type: "
        + type
        + "\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + Base64.getMimeEncoder().encodeToString(octets)
        + "\r\n";
  }

  private static String filled(String begin, String piece) {
    return begin + piece.repeat((MOST_OCTETS - begin.length()) / piece.length());
  }

  private String one(String... of) {
    return of[chance.nextInt(of.length)];
  }
}
