package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Tests attachments that the server manages (RFC 8607), by the requests of its examples. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttachmentsIT {
  private static final String DOMAIN = "attachments.test";
  private static final String PASSWORD = "correct horse";
  private static final Pattern ATTACH =
      Pattern.compile("ATTACH;MANAGED-ID=([0-9a-f]+)[^\n]*:https://[^/]+/dav([^\n]+)");

  private static final String SERIES =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//x//y
      BEGIN:VEVENT
      UID:series
      DTSTAMP:20260101T000000Z
      DTSTART:20260302T100000Z
      DTEND:20260302T110000Z
      RRULE:FREQ=WEEKLY
      SUMMARY:Planning
      END:VEVENT
      END:VCALENDAR
      """
          .replace("\n", "\r\n");

  private CarillonServer server;

  @BeforeAll
  void domain() {
    server = SharedServer.get();
    server.createDomain(DOMAIN);
  }

  private String account(String name) {
    String address = name + "@" + DOMAIN;
    server.createAccount(address, PASSWORD);
    return address;
  }

  private HttpResponse<String> dav(
      String who, String method, String path, String body, String... fields) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("https://localhost:" + server.port("https") + "/dav" + path))
            .header("Authorization", CarillonServer.basic(who, PASSWORD))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    for (int at = 0; at < fields.length; at += 2) {
      request.header(fields[at], fields[at + 1]);
    }
    return server.web(request);
  }

  private Matcher attached(String who, String event) {
    String text = dav(who, "GET", event, "").body().replace("\r\n ", "").replace("\r", "");
    return ATTACH.matcher(text);
  }

  @Test
  void attachmentIsAddedChangedReadAndRemoved() {
    String ann = account("ann");
    String bob = account("bob");
    String event = "/calendars/" + ann + "/Calendar/series.ics";
    dav(ann, "PUT", event, SERIES, "Content-Type", "text/calendar");
    assertThat(
            dav(
                    ann,
                    "PROPFIND",
                    "/calendars/" + ann + "/Calendar/",
                    "<propfind xmlns='DAV:' xmlns:C='urn:ietf:params:xml:ns:caldav'><prop>"
                        + "<C:max-attachment-size/><C:max-attachments-per-resource/></prop>"
                        + "</propfind>",
                    "Depth",
                    "0")
                .body())
        .contains("<C:max-attachment-size>25000000<", "<C:max-attachments-per-resource>100<");

    var added =
        dav(
            ann,
            "POST",
            event + "?action=attachment-add",
            "<html>plan</html>",
            "Content-Type",
            "text/html; charset=\"utf-8\"",
            "Content-Disposition",
            "attachment;filename=agenda.html",
            "Prefer",
            "return=representation");
    assertThat(added.statusCode()).isEqualTo(201);
    String id = added.headers().firstValue("Cal-Managed-ID").orElseThrow();
    assertThat(added.body().replace("\r\n ", ""))
        .contains("MANAGED-ID=" + id, "FMTTYPE=text/html", "FILENAME=agenda.html", "SIZE=17");
    Matcher there = attached(ann, event);
    assertThat(there.find()).isTrue();
    String file = there.group(2);
    var read = dav(ann, "GET", file, "");
    assertThat(read.body()).isEqualTo("<html>plan</html>");
    assertThat(read.headers().firstValue("Content-Disposition")).contains("attachment");

    assertThat(dav(bob, "GET", file, "").statusCode()).isEqualTo(404);
    String acl =
        "<acl xmlns='DAV:'><ace><principal><href>/dav/principals/"
            + bob
            + "/</href></principal><grant><privilege><%s/></privilege></grant></ace></acl>";
    String free = "C:read-free-busy xmlns:C='urn:ietf:params:xml:ns:caldav'";
    String calendar = "/calendars/" + ann + "/Calendar/";
    assertThat(dav(ann, "ACL", calendar, acl.formatted(free)).statusCode()).isEqualTo(200);
    assertThat(dav(bob, "GET", file, "").statusCode()).isEqualTo(404);
    dav(ann, "ACL", calendar, acl.formatted("read"));
    assertThat(dav(bob, "GET", file, "").body()).isEqualTo("<html>plan</html>");
    assertThat(dav(bob, "POST", event + "?action=attachment-add", "x").statusCode()).isEqualTo(403);

    var changed =
        dav(ann, "POST", event + "?action=attachment-update&managed-id=" + id, "new plan");
    assertThat(changed.statusCode()).isEqualTo(204);
    String other = changed.headers().firstValue("Cal-Managed-ID").orElseThrow();
    assertThat(other).isNotEqualTo(id);
    assertThat(dav(ann, "GET", file, "").statusCode()).isEqualTo(404);
    String forged =
        SERIES
            .replace("UID:", "UID:forged-")
            .replaceFirst(
                "SUMMARY:", "ATTACH;MANAGED-ID=" + id + ":https://elsewhere.test/x\r\nSUMMARY:");
    var refused =
        dav(
            ann,
            "PUT",
            "/calendars/" + ann + "/Calendar/forged.ics",
            forged,
            "Content-Type",
            "text/calendar");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("valid-managed-id-parameter");
    assertThat(
            dav(
                    ann,
                    "PUT",
                    "/calendars/" + ann + "/Calendar/forged.ics",
                    forged.replace(id, other),
                    "Content-Type",
                    "text/calendar")
                .statusCode())
        .isEqualTo(201);
    dav(ann, "DELETE", "/calendars/" + ann + "/Calendar/forged.ics", "");
    Matcher now = attached(ann, event);
    assertThat(now.find()).isTrue();
    assertThat(dav(ann, "GET", now.group(2), "").body()).isEqualTo("new plan");
    assertThat(dav(ann, "POST", event + "?action=attachment-remove&managed-id=" + id, "").body())
        .contains("valid-managed-id");
    assertThat(
            dav(ann, "POST", event + "?action=attachment-remove&managed-id=" + other, "")
                .statusCode())
        .isEqualTo(204);
    assertThat(attached(ann, event).find()).isFalse();
    assertThat(dav(ann, "GET", now.group(2), "").statusCode()).isEqualTo(404);
  }

  @Test
  void attendeeReadsTheAttachmentOfTheirCopy() {
    String dan = account("dan");
    String eve = account("eve");
    dav(eve, "PROPFIND", "/calendars/" + eve + "/", "", "Depth", "1");
    String event = "/calendars/" + dan + "/Calendar/series.ics";
    String meeting =
        SERIES.replace(
            "SUMMARY",
            "ORGANIZER:mailto:"
                + dan
                + "\r\nATTENDEE:mailto:"
                + dan
                + "\r\nATTENDEE:mailto:"
                + eve
                + "\r\nSUMMARY");
    assertThat(dav(dan, "PUT", event, meeting, "Content-Type", "text/calendar").statusCode())
        .isEqualTo(201);
    assertThat(dav(dan, "POST", event + "?action=attachment-add", "for all").statusCode())
        .isEqualTo(201);
    Matcher there = attached(dan, event);
    assertThat(there.find()).isTrue();
    Await.until(
        "the invited have the file by their own copy",
        Duration.ofSeconds(30),
        () -> dav(eve, "GET", there.group(2), "").body().equals("for all"));
    assertThat(dav(account("fay"), "GET", there.group(2), "").statusCode()).isEqualTo(404);
  }

  @Test
  void attachmentOfOneInstanceCountsAgainstTheQuota() {
    String cleo = account("cleo");
    String event = "/calendars/" + cleo + "/Calendar/series.ics";
    dav(cleo, "PUT", event, SERIES, "Content-Type", "text/calendar");
    String add = event + "?action=attachment-add&rid=";
    assertThat(dav(cleo, "POST", add + "20260310T100000Z", "x").body()).contains("valid-rid");
    assertThat(dav(cleo, "POST", add + "20260309T100000Z", "x").statusCode()).isEqualTo(201);
    assertThat(dav(cleo, "GET", event, "").body())
        .contains("RECURRENCE-ID:20260309T100000Z")
        .containsOnlyOnce("MANAGED-ID");
    assertThat(dav(cleo, "POST", event + "?action=other", "x").body()).contains("valid-action");
    assertThat(
            dav(cleo, "POST", event + "?action=attachment-add", "x", "If-Match", "\"no\"")
                .statusCode())
        .isEqualTo(412);
    assertThat(
            server
                .api(
                    "PATCH", "/accounts/" + cleo + "/settings", "{\"mailbox.quota.octets\": 10000}")
                .statusCode())
        .isEqualTo(200);
    String large = "x".repeat(20_000);
    assertThat(dav(cleo, "POST", event + "?action=attachment-add", large).statusCode())
        .isEqualTo(507);
    assertThat(dav(cleo, "GET", event, "").body()).containsOnlyOnce("MANAGED-ID");
  }
}
