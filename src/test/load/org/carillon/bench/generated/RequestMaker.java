package org.carillon.bench.generated;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Makes DAV requests from clients' methods, addresses, header fields and bodies, mutated and mixed.
 * The HTTP framing itself is valid, so that each request gets a response of its own.
 */
final class RequestMaker {
  private static final List<String> METHODS =
      List.of(
          "OPTIONS",
          "GET",
          "HEAD",
          "PUT",
          "POST",
          "DELETE",
          "PROPFIND",
          "PROPFIND",
          "PROPPATCH",
          "PROPPATCH",
          "MKCOL",
          "MKCALENDAR",
          "COPY",
          "MOVE",
          "LOCK",
          "UNLOCK",
          "REPORT",
          "REPORT",
          "REPORT",
          "ACL",
          "SEARCH",
          "BIND",
          "PATCH",
          "TRACE",
          "BREW");

  private static final List<String> SEGMENTS =
      List.of(
          "..",
          ".",
          "%2e%2e",
          "%2f",
          "%2F..%2F",
          "a%00b",
          "%c0%ae%c0%ae",
          "%ff%fe",
          "%ed%a0%80",
          "%f0%9f%93%85",
          "name...",
          "name%20",
          "a;jsessionid=1",
          ";x=y",
          "=2F",
          "=2F=2F",
          "=2E=2E",
          "=3D2F",
          "=",
          "~",
          "~bob=2FCalendar",
          "~directory",
          "%",
          "%zz",
          "%e2%80%ae",
          "a%0d%0aX-Injected:%201",
          "CON",
          "._a",
          "%2a",
          "inbox",
          "INBOX",
          "Calendar",
          "Files",
          "//",
          "x".repeat(300),
          "%41".repeat(400),
          "a%CC%8A%CC%8A");

  private final String account;
  private final List<String> known;
  private final BodyMaker bodies;

  /**
   * @param known addresses of existing objects
   */
  RequestMaker(String account, List<String> known) {
    this.account = account;
    this.known = known;
    this.bodies = new BodyMaker(account, known);
  }

  MadeRequest next(RandomGenerator random) {
    String method = METHODS.get(random.nextInt(METHODS.size()));
    String target = address(random);
    StringBuilder fields = new StringBuilder();
    String type = bodies.type(method, random);
    field(fields, "Content-Type", type);
    int depth = random.nextInt(5);
    if (depth > 0) {
      field(fields, "Depth", one(random, "0", "1", "1", "infinity", "2", "-1", "1,noroot", "9e9"));
    }
    if (method.equals("COPY") || method.equals("MOVE") || random.nextInt(20) == 0) {
      String host =
          one(
              random,
              "",
              "",
              "https://localhost",
              "http://localhost:1",
              "https://elsewhere.example",
              "//localhost",
              "https://[::1",
              "javascript:");
      field(fields, "Destination", host + address(random));
      field(fields, "Overwrite", one(random, "T", "F", "t", "X", ""));
    }
    conditions(fields, method, random);
    byte[] body =
        bodies
            .body(method, target, random.nextInt(12) == 0, random)
            .getBytes(StandardCharsets.ISO_8859_1);
    return new MadeRequest(method, target, fields.toString(), body);
  }

  private void conditions(StringBuilder fields, String method, RandomGenerator random) {
    if (random.nextInt(4) == 0) {
      field(fields, "If", ifField(random));
    }
    if (random.nextInt(6) == 0) {
      field(fields, one(random, "If-Match", "If-None-Match"), tags(random));
    }
    if (random.nextInt(10) == 0) {
      field(
          fields,
          one(random, "If-Modified-Since", "If-Unmodified-Since", "If-Range"),
          one(random, "Thu, 01 Jan 1970 00:00:00 GMT", "yesterday", "", "\"x\"", "W/\"x\""));
    }
    if (random.nextInt(6) == 0) {
      field(
          fields,
          "Range",
          one(
              random,
              "bytes=0-1",
              "bytes=-0",
              "bytes=-99999999999999999999",
              "bytes=5-2",
              "bytes=" + "0-1,".repeat(500) + "0-1",
              "lines=1-2",
              "bytes=9223372036854775807-",
              "bytes="));
    }
    if (method.endsWith("LOCK") || random.nextInt(12) == 0) {
      field(
          fields,
          "Timeout",
          one(random, "Infinite", "Second-0", "Second-99999999999999", "Second-x, Infinite", "1"));
      field(
          fields,
          "Lock-Token",
          one(random, "<urn:uuid:0>", "", "<", "<opaquelocktoken:" + "a".repeat(3000) + ">"));
    }
    if (random.nextInt(6) == 0) {
      field(
          fields,
          "Prefer",
          one(
              random,
              "return=minimal",
              "return=representation, depth-noroot",
              "depth-noroot; x=\"",
              "wait=99999999999",
              ",,,;;;==\""));
    }
    if (random.nextInt(20) == 0) {
      field(
          fields,
          one(random, "Accept", "Accept-Encoding", "Content-Encoding", "Content-Range", "Brief"),
          one(random, "*/*", "gzip", "gzip, gzip", "br;q=0", "bytes 0-1/2", "text/calendar;v=9"));
    }
    if (random.nextInt(20) == 0) {
      field(
          fields,
          one(random, "If-Schedule-Tag-Match", "Schedule-Reply", "CalDAV-Timezones", "Originator"),
          one(random, "\"x\"", "F", "T", "é", ""));
    }
  }

  private String ifField(RandomGenerator random) {
    String token = one(random, "<urn:uuid:1>", "<DAV:no-lock>", "[\"x\"]", "[W/\"x\"]", "Not <a>");
    return one(
        random,
        "(" + token + ")",
        "(" + token + ") (Not " + token + ")",
        "<https://localhost" + address(random) + "> (" + token + ")",
        "<" + address(random) + "> (" + token + " " + token + ")",
        "(".repeat(2000),
        "(" + token.repeat(300) + ")",
        "<>()",
        "");
  }

  private static String tags(RandomGenerator random) {
    return one(random, "*", "\"x\"", "W/\"x\"", "x", "\"", "\"a\",".repeat(800) + "\"b\"", "");
  }

  private String address(RandomGenerator random) {
    String address = known.get(random.nextInt(known.size()));
    switch (random.nextInt(8)) {
      case 0 -> {
        address = address.endsWith("/") ? address : address + "/";
        int more = random.nextInt(1, 4);
        for (int i = 0; i < more; i++) {
          address += SEGMENTS.get(random.nextInt(SEGMENTS.size())) + one(random, "/", "", "//");
        }
      }
      case 1 -> {
        int at = address.indexOf('/', 1 + random.nextInt(Math.max(1, address.length() - 1)));
        String bent = SEGMENTS.get(random.nextInt(SEGMENTS.size()));
        address = at < 0 ? address + bent : address.substring(0, at + 1) + bent;
      }
      case 2 -> address = address.replace(account, one(random, "bob@dav-fuzz.test", "admin", "x"));
      case 3 -> address += one(random, "?x=%", "?export", "?action=attachment-add", "#", ";a=b");
      case 4 -> address += "new-" + random.nextInt(20) + one(random, ".ics", ".vcf", ".txt", "/");
      case 5 -> {
        if (random.nextInt(20) == 0) {
          address = "/dav" + "/a".repeat(random.nextInt(1, 3000));
        }
      }
      default -> {
        // It is kept unencoded.
      }
    }
    // A space or a NUL would break the request line.
    return address.replace("#", "%23");
  }

  private static void field(StringBuilder fields, String name, String value) {
    fields.append(name).append(": ").append(value).append("\r\n");
  }

  static String one(RandomGenerator random, String... of) {
    return of[random.nextInt(of.length)];
  }
}
