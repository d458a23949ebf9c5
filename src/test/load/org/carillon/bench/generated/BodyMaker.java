package org.carillon.bench.generated;

import java.util.List;
import java.util.random.RandomGenerator;

/** Makes bodies of requests: clients' bodies, mutated ones, and malicious ones. */
final class BodyMaker {
  private static final String NAMESPACES =
      " xmlns=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\""
          + " xmlns:A=\"urn:ietf:params:xml:ns:carddav\" xmlns:S=\"http://calendarserver.org/ns/\""
          + " xmlns:I=\"http://apple.com/ns/ical/\"";

  private static final List<String> PROPERTIES =
      List.of(
          "<displayname/>",
          "<getetag/>",
          "<resourcetype/>",
          "<acl/>",
          "<lockdiscovery/>",
          "<supported-report-set/>",
          "<sync-token/>",
          "<quota-used-bytes/>",
          "<C:calendar-data/>",
          "<C:calendar-data><C:expand start=\"00010101T000000Z\" end=\"99991231T235959Z\"/>"
              + "</C:calendar-data>",
          "<C:calendar-data><C:comp name=\"VCALENDAR\"><C:comp name=\"VEVENT\"><C:prop"
              + " name=\"UID\"/></C:comp></C:comp></C:calendar-data>",
          "<C:calendar-data><C:limit-recurrence-set start=\"x\" end=\"y\"/></C:calendar-data>",
          "<A:address-data/>",
          "<A:address-data content-type=\"text/vcard\" version=\"9.9\"/>",
          "<C:calendar-timezone/>",
          "<C:supported-calendar-component-set/>",
          "<I:calendar-color/>",
          "<S:getctag/>",
          "<x xmlns=\"\"/>",
          "<x xmlns=\"urn:x\"/>");

  private final String account;
  private final List<String> known;

  BodyMaker(String account, List<String> known) {
    this.account = account;
    this.known = known;
  }

  /** The most frequent media type of a method's body. */
  String type(String method, RandomGenerator random) {
    if (random.nextInt(10) == 0) {
      return RequestMaker.one(random, "", "x", "text/html; charset=\"", "application/octet-stream");
    }
    return switch (method) {
      case "PUT", "POST" ->
          RequestMaker.one(random, "text/calendar; charset=utf-8", "text/vcard", "text/plain");
      default -> "application/xml; charset=utf-8";
    };
  }

  String body(String method, String target, boolean hostile, RandomGenerator random) {
    if (hostile) {
      return hostileXml(random);
    }
    String body =
        switch (method) {
          case "PUT", "POST" ->
              target.contains("addressbooks") ? card(random) : calendar(target, random);
          case "PROPFIND" -> propfind(random);
          case "PROPPATCH" -> proppatch(random);
          case "MKCOL", "MKCALENDAR" -> mkcol(random);
          case "LOCK" ->
              "<lockinfo"
                  + NAMESPACES
                  + "><lockscope><"
                  + RequestMaker.one(random, "exclusive", "shared", "x")
                  + "/></lockscope><locktype><write/></locktype><owner>"
                  + text(random)
                  + "</owner></lockinfo>";
          case "REPORT", "SEARCH" -> report(random);
          case "ACL" ->
              "<acl"
                  + NAMESPACES
                  + "><ace><principal>"
                  + RequestMaker.one(
                      random,
                      "<all/>",
                      "<href>/dav/principals/bob@dav-fuzz.test/</href>",
                      "<href>::</href>",
                      "<property><owner/></property>",
                      "<self/>")
                  + "</principal><"
                  + RequestMaker.one(random, "grant", "deny")
                  + "><privilege><"
                  + RequestMaker.one(random, "read", "write", "all", "x")
                  + "/></privilege></grant></ace></acl>";
          default -> "";
        };
    return random.nextInt(6) == 0 ? bent(body, random) : body;
  }

  private static String bent(String body, RandomGenerator random) {
    if (body.isEmpty()) {
      return body;
    }
    int at = random.nextInt(body.length());
    return switch (random.nextInt(5)) {
      case 0 -> body.substring(0, at);
      case 1 -> body.substring(0, at) + (char) random.nextInt(256) + body.substring(at);
      case 2 -> body.substring(0, at) + body.substring(at).repeat(random.nextInt(2, 30));
      case 3 -> body.substring(0, at) + random.nextLong() + body.substring(at);
      default -> body.substring(at);
    };
  }

  private static String properties(RandomGenerator random) {
    StringBuilder list = new StringBuilder();
    int count = random.nextInt(1, 6);
    for (int i = 0; i < count; i++) {
      list.append(PROPERTIES.get(random.nextInt(PROPERTIES.size())));
    }
    return "<prop>" + list + "</prop>";
  }

  private static String propfind(RandomGenerator random) {
    return switch (random.nextInt(4)) {
      case 0 -> "";
      case 1 -> "<propfind" + NAMESPACES + "><allprop/><include><acl/></include></propfind>";
      case 2 -> "<propfind" + NAMESPACES + "><propname/></propfind>";
      default -> "<propfind" + NAMESPACES + ">" + properties(random) + "</propfind>";
    };
  }

  private String proppatch(RandomGenerator random) {
    String value = text(random);
    String name =
        RequestMaker.one(
            random,
            "displayname",
            "getetag",
            "C:calendar-timezone",
            "I:calendar-color",
            "I:calendar-order",
            "C:schedule-calendar-transp",
            "C:default-alarm-vevent-datetime",
            "C:calendar-availability",
            "Z:x xmlns:Z=\"urn:z\"",
            "Z:Win32LastModifiedTime xmlns:Z=\"urn:schemas-microsoft-com:\"");
    String end = name.contains(" ") ? name.substring(0, name.indexOf(' ')) : name;
    return "<propertyupdate"
        + NAMESPACES
        + "><set><prop><"
        + name
        + ">"
        + value
        + "</"
        + end
        + "></prop></set><remove><prop><"
        + RequestMaker.one(random, "displayname", "resourcetype", "I:calendar-color")
        + "/></prop></remove></propertyupdate>";
  }

  private String mkcol(RandomGenerator random) {
    return switch (random.nextInt(3)) {
      case 0 -> "";
      case 1 ->
          "<C:mkcalendar" + NAMESPACES + "><set>" + properties(random) + "</set></C:mkcalendar>";
      default ->
          "<mkcol"
              + NAMESPACES
              + "><set><prop><resourcetype><collection/>"
              + RequestMaker.one(random, "<C:calendar/>", "<A:addressbook/>", "<x/>", "")
              + "</resourcetype><displayname>"
              + text(random)
              + "</displayname></prop></set></mkcol>";
    };
  }

  private String report(RandomGenerator random) {
    String some = properties(random);
    String href = known.get(random.nextInt(known.size()));
    String from = time(random);
    String to = time(random);
    String range =
        "<C:time-range"
            + (random.nextInt(5) == 0 ? "" : " start=\"" + from + "\"")
            + (random.nextInt(5) == 0 ? "" : " end=\"" + to + "\"")
            + "/>";
    return switch (random.nextInt(11)) {
      case 0 ->
          "<sync-collection"
              + NAMESPACES
              + "><sync-token>"
              + RequestMaker.one(random, "", "x", "urn:x", "data:,1", "-1", text(random))
              + "</sync-token><sync-level>"
              + RequestMaker.one(random, "1", "infinite", "9", "")
              + "</sync-level>"
              + RequestMaker.one(
                  random,
                  "",
                  "<limit><nresults>0</nresults></limit>",
                  "<limit><nresults>2</nresults></limit>")
              + some
              + "</sync-collection>";
      case 1 ->
          "<C:calendar-multiget"
              + NAMESPACES
              + ">"
              + some
              + ("<href>" + href + "</href>").repeat(random.nextInt(0, 40))
              + "</C:calendar-multiget>";
      case 2 ->
          "<A:addressbook-multiget"
              + NAMESPACES
              + ">"
              + some
              + "<href>"
              + href
              + "</href><href>"
              + text(random)
              + "</href></A:addressbook-multiget>";
      case 3, 4 ->
          "<C:calendar-query"
              + NAMESPACES
              + ">"
              + some
              + "<C:filter><C:comp-filter name=\"VCALENDAR\"><C:comp-filter name=\""
              + RequestMaker.one(random, "VEVENT", "VTODO", "VALARM", "VJOURNAL", "X", "VFREEBUSY")
              + "\">"
              + RequestMaker.one(
                  random,
                  range,
                  range + range,
                  "<C:is-not-defined/>",
                  "<C:prop-filter name=\"ATTENDEE\"><C:param-filter name=\"PARTSTAT\"><C:text-match"
                      + " collation=\"x\">A</C:text-match></C:param-filter></C:prop-filter>",
                  "<C:prop-filter name=\"DTSTART\">" + range + "</C:prop-filter>",
                  "<C:comp-filter name=\"VALARM\">" + range + "</C:comp-filter>")
              + "</C:comp-filter></C:comp-filter></C:filter><C:timezone>"
              + text(random)
              + "</C:timezone></C:calendar-query>";
      case 5 ->
          "<A:addressbook-query"
              + NAMESPACES
              + ">"
              + some
              + "<A:filter test=\"anyof\"><A:prop-filter name=\""
              + RequestMaker.one(random, "FN", "EMAIL", "x.TEL", "")
              + "\"><A:text-match match-type=\""
              + RequestMaker.one(random, "contains", "equals", "starts-with", "x")
              + "\">"
              + text(random)
              + "</A:text-match></A:prop-filter></A:filter><A:limit><A:nresults>"
              + RequestMaker.one(random, "1", "0", "-1", "x")
              + "</A:nresults></A:limit></A:addressbook-query>";
      case 6 -> "<C:free-busy-query" + NAMESPACES + ">" + range + "</C:free-busy-query>";
      case 7 ->
          "<principal-property-search"
              + NAMESPACES
              + "><property-search><prop><displayname/></prop><match>"
              + text(random)
              + "</match></property-search>"
              + some
              + "</principal-property-search>";
      case 8 ->
          "<expand-property"
              + NAMESPACES
              + ">"
              + "<property name=\"current-user-principal\">".repeat(random.nextInt(1, 30))
              + "<property name=\"displayname\"/>"
              + "</property>".repeat(random.nextInt(1, 30))
              + "</expand-property>";
      case 9 ->
          "<"
              + RequestMaker.one(random, "version-tree", "acl-principal-prop-set")
              + NAMESPACES
              + "/>";
      default ->
          "<"
              + RequestMaker.one(random, "principal-match", "principal-search-property-set", "x")
              + NAMESPACES
              + ">"
              + some
              + "</x>";
    };
  }

  private static String time(RandomGenerator random) {
    return RequestMaker.one(
        random,
        "20260301T000000Z",
        "20270301T000000Z",
        "00010101T000000Z",
        "99991231T235959Z",
        "20260230T250000Z",
        "20260301T000000",
        "20260301",
        "x",
        "");
  }

  /** An object that is valid, nearly valid or absurd. */
  private String calendar(String target, RandomGenerator random) {
    String component =
        RequestMaker.one(random, "VEVENT", "VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY");
    String zone = RequestMaker.one(random, "", "", ";TZID=Europe/Berlin", ";TZID=Nowhere/At all");
    StringBuilder lines = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n");
    lines.append("BEGIN:").append(component).append("\r\nUID:").append(uid(target, random));
    lines.append("\r\nDTSTAMP:20260101T000000Z\r\nDTSTART").append(zone).append(':');
    lines.append(
        RequestMaker.one(
            random,
            "20260301T100000",
            "20260301T100000Z",
            "20260301",
            "00010101T000000",
            "99991231T235959",
            "x",
            ""));
    lines.append("\r\n");
    int more = random.nextInt(5);
    for (int i = 0; i < more; i++) {
      lines.append(
          RequestMaker.one(
              random,
              "RRULE:FREQ=" + RequestMaker.one(random, "SECONDLY", "DAILY", "YEARLY", "X") + "\r\n",
              "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\r\n",
              "RRULE:FREQ=MONTHLY;BYDAY=-99MO;BYSETPOS=-366;COUNT=999999999\r\n",
              "RRULE:FREQ=DAILY;INTERVAL=999999999\r\n",
              "EXDATE:x\r\n",
              "RDATE;VALUE=PERIOD:20260301T000000Z/P99999999999W\r\n",
              "DURATION:-P1D\r\n",
              "DURATION:P999999999999999D\r\n",
              "DTEND:20250101T000000Z\r\n",
              "RECURRENCE-ID;RANGE=THISANDFUTURE:20260302T100000\r\n",
              "ORGANIZER:mailto:" + account + "\r\nATTENDEE:mailto:bob@dav-fuzz.test\r\n",
              "ATTENDEE;DELEGATED-TO=\"mailto:" + account + "\":mailto:" + account + "\r\n",
              "ATTACH;ENCODING=BASE64;VALUE=BINARY:!!!!\r\n",
              "SUMMARY;LANGUAGE=\"" + "x".repeat(200) + "\":" + text(random) + "\r\n",
              "X;A=b:c\r\n folded\r\n",
              "BEGIN:VALARM\r\nTRIGGER:-PT99999999999M\r\nREPEAT:99999\r\nDURATION:PT1S\r\n"
                  + "ACTION:DISPLAY\r\nEND:VALARM\r\n"));
    }
    return lines + "END:" + component + "\r\nEND:VCALENDAR\r\n";
  }

  private static String uid(String target, RandomGenerator random) {
    return random.nextBoolean()
        ? target.substring(target.lastIndexOf('/') + 1)
        : RequestMaker.one(random, "", "u" + random.nextInt(30), "x".repeat(2000));
  }

  private String card(RandomGenerator random) {
    return "BEGIN:VCARD\r\nVERSION:"
        + RequestMaker.one(random, "3.0", "4.0", "2.1", "9.9", "")
        + "\r\nUID:"
        + RequestMaker.one(random, "", "urn:uuid:x", "u" + random.nextInt(30))
        + "\r\nFN:"
        + text(random)
        + "\r\nN:"
        + ";".repeat(random.nextInt(10))
        + "\r\nEMAIL;TYPE="
        + RequestMaker.one(random, "work", "\"", "a,b")
        + ":"
        + text(random)
        + "\r\nPHOTO;ENCODING=b:"
        + RequestMaker.one(random, "!!!!", "AAAA", "")
        + "\r\nBDAY:"
        + RequestMaker.one(random, "--0230", "19851231", "x")
        + "\r\nEND:VCARD\r\n";
  }

  private static String text(RandomGenerator random) {
    return RequestMaker.one(
        random,
        "a",
        "",
        "&lt;b&gt;",
        "Büro",
        "\u0000",
        "&#0;",
        "&#xD800;",
        "&#x1F600;",
        "]]>",
        "<![CDATA[<x>]]>",
        "ÿþ",
        "x".repeat(random.nextInt(1, 5000)),
        "\t \u000b",
        "<deep>".repeat(55) + "</deep>".repeat(55));
  }

  private static String hostileXml(RandomGenerator random) {
    return switch (random.nextInt(9)) {
      case 0 ->
          "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;&b;\">"
              + "<!ENTITY d \"&c;&c;&c;&c;&c;&c;\">]><propfind xmlns=\"DAV:\"><prop>&d;</prop>"
              + "</propfind>";
      case 1 ->
          "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><propfind xmlns=\"DAV:\">"
              + "<prop>&b;</prop></propfind>";
      case 2 ->
          "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/x.dtd\"><propfind xmlns=\"DAV:\"><allprop/>"
              + "</propfind>";
      case 3 -> "<a>".repeat(random.nextInt(1, 20_000));
      case 4 -> "<propfind xmlns=\"DAV:\"><prop>" + "<a/>".repeat(60_000) + "</prop></propfind>";
      case 5 ->
          "<propfind xmlns=\"DAV:\"><prop><x "
              + attributes(random.nextInt(1, 3000))
              + "/></prop></propfind>";
      case 6 -> "<?xml version=\"1.1\" encoding=\"UTF-7\"?><propfind xmlns=\"DAV:\"/>";
      case 7 -> "þÿ\u0000<\u0000a\u0000/\u0000>";
      default ->
          "<propfind xmlns=\"DAV:\"><prop><x xmlns=\""
              + "u".repeat(random.nextInt(1, 200_000))
              + "\"/></prop></propfind>";
    };
  }

  private static String attributes(int count) {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < count; i++) {
      list.append(" xmlns:n").append(i).append("=\"urn:").append(i).append('"');
    }
    return list.toString();
  }
}
