package org.carillon.bench.meeting;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.TrustingHttp;

/**
 * One person's calendar by CalDAV as a client keeps it: a copy, synchronized by the server's
 * changes since a token (RFC 6578).
 */
final class CalendarClient {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern RESPONSE =
      Pattern.compile("<D:response>(.*?)</D:response>", Pattern.DOTALL);
  private static final Pattern HREF = Pattern.compile("<D:href>([^<]*)</D:href>");
  private static final Pattern TAG = Pattern.compile("<D:getetag>([^<]*)</D:getetag>");
  private static final Pattern DATA =
      Pattern.compile("<C:calendar-data[^>]*>([^<]*)</C:calendar-data>");
  private static final Pattern TOKEN = Pattern.compile("<D:sync-token>([^<]*)</D:sync-token>");

  private static final String SYNC =
      """
      <sync-collection xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><sync-token>%s</sync-token>\
      <sync-level>1</sync-level><prop><getetag/><C:calendar-data/></prop></sync-collection>""";

  private final CarillonServer server;
  private final String path;
  private final String authorization;
  private final HttpClient http = TrustingHttp.client();
  private final Map<String, Copy> copies = new TreeMap<>();
  private final ConcurrentSkipListMap<Integer, String> faults = new ConcurrentSkipListMap<>();
  private volatile double slowest;
  private String token = "";

  /**
   * A client's copy of an object.
   *
   * @param tag its entity tag
   * @param object its text, with its lines unfolded
   */
  record Copy(String tag, String object) {

    /** The value of the first line with that name, or empty. */
    String value(String name) {
      Matcher line = Pattern.compile("(?m)^" + name + "[^:]*:(.*)$").matcher(object);
      return line.find() ? line.group(1).strip() : "";
    }

    /** Returns whether an attendee has that participation status. */
    boolean says(String attendee, String status) {
      return object
          .lines()
          .anyMatch(
              line ->
                  line.startsWith("ATTENDEE")
                      && line.contains(attendee)
                      && line.contains("PARTSTAT=" + status));
    }
  }

  CalendarClient(CarillonServer server, String address, String password) {
    this.server = server;
    this.path = "/dav/calendars/" + address + "/Calendar/";
    this.authorization = CarillonServer.basic(address, password);
  }

  /** Puts an object; returns whether the server acknowledged it. */
  boolean put(String name, String object, String... condition) {
    return request("PUT", name, object, condition)
        .filter(a -> a.statusCode() / 100 == 2)
        .isPresent();
  }

  /** The response; empty if the server is gone or temporarily unavailable. */
  private Optional<HttpResponse<String>> request(
      String method, String name, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("https://localhost:" + server.port("https") + path + name))
            .timeout(PATIENCE)
            .header("Authorization", authorization)
            .header("Depth", "1")
            .method(method, BodyPublishers.ofString(body));
    if (method.equals("PUT")) {
      request.header("Content-Type", "text/calendar; charset=utf-8");
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    long begin = System.nanoTime();
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() >= 500 && answer.statusCode() != 503) {
        faults.put(answer.statusCode(), method + " " + name + ": " + answer.body());
      }
      return answer.statusCode() >= 500 ? Optional.empty() : Optional.of(answer);
    } catch (IOException gone) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      slowest = Math.max(slowest, (System.nanoTime() - begin) / 1e9);
    }
  }

  /** Synchronizes the copies; returns whether the server allowed it. */
  synchronized boolean sync() {
    Optional<HttpResponse<String>> answer =
        request("REPORT", "", SYNC.formatted(token), "Content-Type", "application/xml");
    Optional<String> next =
        answer.filter(a -> a.statusCode() == 207).flatMap(a -> first(TOKEN, a.body()));
    if (next.isEmpty()) {
      answer
          .filter(a -> a.statusCode() != 207)
          .ifPresent(a -> faults.put(a.statusCode(), "sync of " + token + ": " + a.body()));
      return false;
    }
    Matcher response = RESPONSE.matcher(answer.get().body());
    while (response.find()) {
      String href = first(HREF, response.group(1)).orElseThrow();
      String name = href.substring(href.lastIndexOf('/') + 1);
      if (response.group(1).contains("404 Not Found")) {
        copies.remove(name);
      } else {
        copies.put(
            name,
            new Copy(
                unescaped(first(TAG, response.group(1)).orElse("")),
                unescaped(first(DATA, response.group(1)).orElse("")).replaceAll("\r?\n[ \t]", "")));
      }
    }
    token = next.get();
    return true;
  }

  /** The copies, by the last segment of their paths. */
  synchronized Map<String, Copy> copies() {
    return new TreeMap<>(copies);
  }

  /** The differences between a listing of the collection and the copies, a sentence each. */
  synchronized String differences() {
    Map<String, String> listed = new TreeMap<>();
    HttpResponse<String> answer =
        request(
                "PROPFIND",
                "",
                "<propfind xmlns=\"DAV:\"><prop><getetag/></prop></propfind>",
                "Content-Type",
                "application/xml")
            .orElseThrow();
    Matcher response = RESPONSE.matcher(answer.body());
    while (response.find()) {
      String href = first(HREF, response.group(1)).orElseThrow();
      if (!href.endsWith("/")) {
        listed.put(
            href.substring(href.lastIndexOf('/') + 1),
            unescaped(first(TAG, response.group(1)).orElse("")));
      }
    }
    Map<String, String> known = new TreeMap<>();
    copies.forEach((name, copy) -> known.put(name, copy.tag()));
    if (known.equals(listed)) {
      return "";
    }
    Map<String, String> more = new TreeMap<>(known);
    more.entrySet().removeAll(listed.entrySet());
    Map<String, String> less = new TreeMap<>(listed);
    less.entrySet().removeAll(known.entrySet());
    return path + ": the copies have " + more + ", the listing " + less;
  }

  /** Server errors, one of each status, and the slowest response. */
  Map<Integer, String> faults() {
    return faults;
  }

  double slowest() {
    return slowest;
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String unescaped(String xml) {
    return xml.replace("&#13;", "\r")
        .replace("&#xD;", "\r")
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }
}
