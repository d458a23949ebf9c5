package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests shared calendars, address books and files: levels and invitations. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharingIT {
  private static final String DOMAIN = "sharing.test";
  private static final String PASSWORD = "correct horse";
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final Pattern ID = Pattern.compile("\"id\":\"(\\d+)\",\"name\":\"([^\"]*)\"");

  @TempDir Path folder;

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

  private HttpResponse<String> web(
      String who, String method, String path, String body, String type, String... fields) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("https://localhost:" + server.port("https") + path))
            .header("Authorization", CarillonServer.basic(who, PASSWORD))
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", type);
    }
    for (int at = 0; at < fields.length; at += 2) {
      request.header(fields[at], fields[at + 1]);
    }
    return server.web(request);
  }

  private HttpResponse<String> dav(
      String who, String method, String path, String body, String... fields) {
    return web(
        who,
        method,
        "/dav" + path,
        body,
        body.startsWith("BEGIN:VCALENDAR") ? "text/calendar" : "text/xml; charset=\"utf-8\"",
        fields);
  }

  private HttpResponse<String> rest(
      String who, String method, String path, String body, String... fields) {
    return web(who, method, "/api/v1/accounts/" + path, body, "application/json", fields);
  }

  private String id(String who, String name) {
    Matcher found = ID.matcher(rest(who, "GET", who + "/collections", "").body());
    while (found.find()) {
      if (found.group(2).equals(name)) {
        return found.group(1);
      }
    }
    throw new AssertionError("There is no " + name);
  }

  private static String event(String uid, String title) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y\r\nBEGIN:VEVENT\r\nUID:"
        + uid
        + "\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20260302T100000Z\r\nDTEND:20260302T110000Z\r\n"
        + "SUMMARY:"
        + title
        + "\r\nLOCATION:Room 7\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  }

  private static String calendar(String of) {
    return "/calendars/" + of + "/Calendar/";
  }

  private String share(String owner, String id, String with, String level) {
    return rest(
            owner,
            "POST",
            owner + "/collections/" + id + "/shares",
            "{\"with\": \"" + with + "\", \"level\": \"" + level + "\"}")
        .body();
  }

  private static final String PROPERTIES =
      "<propfind xmlns='DAV:' xmlns:A='http://apple.com/ns/ical/'><prop><resourcetype/>"
          + "<displayname/><A:calendar-color/><current-user-privilege-set/><sync-token/></prop>"
          + "</propfind>";

  private static final String SYNC =
      "<sync-collection xmlns='DAV:'><sync-token>%s</sync-token><sync-level>1</sync-level>"
          + "<prop><getetag/></prop></sync-collection>";

  @Test
  void shareLevelsGrantTheirRights() {
    String ann = account("ann");
    String bob = account("bob");
    dav(ann, "PUT", calendar(ann) + "a.ics", event("a", "Dentist"));
    String id = id(ann, "Calendar");

    assertThat(dav(bob, "GET", calendar(ann) + "a.ics", "").statusCode()).isEqualTo(404);
    assertThat(share(ann, id, bob, "busy")).contains("\"level\":\"busy\"", "\"rights\":\"l\"");
    assertThat(dav(bob, "GET", calendar(ann) + "a.ics", "").statusCode())
        .as("whoever knows its UID does not find it by that")
        .isEqualTo(404);
    String hidden = busyOnly(bob, calendar(ann));
    var busy = dav(bob, "GET", hidden, "");
    assertThat(busy.body())
        .contains("SUMMARY:Busy", "DTSTART:20260302T100000Z")
        .doesNotContain("Dentist")
        .doesNotContain("Room 7");
    String seen = dav(bob, "PROPFIND", calendar(ann), PROPERTIES, "Depth", "0").body();
    assertThat(seen).contains("read-free-busy").doesNotContain("<D:read/>");
    String token = seen.replaceFirst("(?s).*<D:sync-token>([^<]*)<.*", "$1");
    assertThat(
            rest(
                    bob,
                    "GET",
                    bob
                        + "/instances?calendar="
                        + id
                        + "&from=2026-03-01T00:00:00Z&to=2026-03-09T00:00:00Z",
                    "")
                .body())
        .contains("2026-03-02T10:00:00Z")
        .doesNotContain("Dentist");
    assertThat(dav(bob, "PUT", calendar(ann) + "b.ics", event("b", "x")).statusCode())
        .isEqualTo(403);
    assertThat(dav(bob, "DELETE", hidden, "").statusCode()).isEqualTo(403);

    assertThat(share(ann, id, bob, "read")).contains("\"level\":\"read\"");
    var read = dav(bob, "GET", calendar(ann) + "a.ics", "");
    assertThat(read.body()).contains("Dentist");
    assertThat(read.headers().firstValue("ETag")).isNotEqualTo(busy.headers().firstValue("ETag"));
    // Another level sees the same state differently: clients sync from the start.
    assertThat(dav(bob, "REPORT", calendar(ann), SYNC.formatted(token)).body())
        .contains("valid-sync-token");
    assertThat(dav(bob, "PUT", calendar(ann) + "b.ics", event("b", "x")).statusCode())
        .isEqualTo(403);

    share(ann, id, bob, "add");
    assertThat(dav(bob, "PUT", calendar(ann) + "b.ics", event("b", "Added")).statusCode())
        .isEqualTo(201);
    assertThat(dav(bob, "PUT", calendar(ann) + "a.ics", event("a", "Changed")).statusCode())
        .isEqualTo(403);
    share(ann, id, bob, "change");
    assertThat(dav(bob, "PUT", calendar(ann) + "a.ics", event("a", "Changed")).statusCode())
        .isEqualTo(204);
    assertThat(share(bob, id, "anyone", "read")).contains("\"status\":403");

    share(ann, id, bob, "administer");
    assertThat(share(bob, id, "anyone", "read")).contains("\"level\":\"read\"");
    assertThat(rest(ann, "GET", ann + "/collections/" + id + "/shares", "").body())
        .contains("\"with\":\"anyone\"", "\"with\":\"" + bob + "\"");
    assertThat(
            rest(bob, "DELETE", bob + "/collections/" + id + "/shares?with=anyone", "")
                .statusCode())
        .isEqualTo(204);
    assertThat(
            rest(ann, "DELETE", ann + "/collections/" + id + "/shares?with=" + bob, "")
                .statusCode())
        .isEqualTo(204);
    assertThat(dav(bob, "GET", calendar(ann) + "a.ics", "").statusCode()).isEqualTo(404);
    // Everybody with an account, of any domain.
    server.createDomain("elsewhere." + DOMAIN);
    String zoe = "zoe@elsewhere." + DOMAIN;
    server.createAccount(zoe, PASSWORD);
    assertThat(share(ann, id, "anyone", "read")).contains("\"level\":\"read\"");
    assertThat(dav(zoe, "GET", calendar(ann) + "a.ics", "").statusCode()).isEqualTo(404);
    assertThat(share(ann, id, "authenticated", "busy")).contains("\"level\":\"busy\"");
    assertThat(dav(zoe, "GET", busyOnly(zoe, calendar(ann)), "").body()).contains("SUMMARY:Busy");
    assertThat(rest(zoe, "GET", zoe + "/collections", "").body())
        .as("nobody writes into the lists of all")
        .doesNotContain(ann);
    assertThat(share(ann, id, "nobody@" + DOMAIN, "read")).contains("\"status\":422");
    assertThat(share(ann, id(ann, "Contacts"), bob, "busy")).contains("\"field\":\"level\"");
  }

  /** The only object of a calendar of which the account sees times only. */
  private String busyOnly(String who, String calendar) {
    String all = dav(who, "PROPFIND", calendar, PROPERTIES, "Depth", "1").body();
    Matcher found = Pattern.compile("busy-[0-9a-f]{32}\\.ics").matcher(all);
    assertThat(found.find()).as(all).isTrue();
    return calendar + found.group();
  }

  @Test
  void privateEventHasAVersionOfItsOwnForReaders() {
    String cleo = account("cleo");
    String dan = account("dan");
    dav(cleo, "PUT", calendar(cleo) + "p.ics", event("p", "Doctor\r\nCLASS:PRIVATE"));
    String id = id(cleo, "Calendar");
    share(cleo, id, dan, "change");
    String open = cleo + "/events/p.ics";
    String redacted = dan + "/events/p.ics?calendar=" + id;
    String own = rest(cleo, "GET", open, "").headers().firstValue("ETag").orElseThrow();
    var seen = rest(dan, "GET", redacted, "");
    assertThat(seen.body()).contains("Busy").doesNotContain("Doctor");
    String others = seen.headers().firstValue("ETag").orElseThrow();

    assertThat(others).isNotEqualTo(own);
    String patch = "{\"title\": \"Surgeon\"}";
    assertThat(rest(dan, "PATCH", redacted, patch, "If-Match", own).statusCode()).isEqualTo(412);
    assertThat(rest(dan, "PATCH", redacted, patch, "If-Match", others).statusCode()).isEqualTo(403);
    assertThat(rest(cleo, "PATCH", open, patch, "If-Match", others).statusCode()).isEqualTo(412);
    assertThat(rest(cleo, "PATCH", open, patch, "If-Match", "W/" + own).statusCode())
        .isEqualTo(412);
    assertThat(rest(cleo, "PATCH", open, patch, "If-Match", "nonsense").statusCode())
        .isEqualTo(400);
    assertThat(rest(cleo, "PATCH", open, patch, "If-Match", "\"0\", " + own).statusCode())
        .isEqualTo(200);
    assertThat(rest(cleo, "PATCH", open, patch, "If-Match", own).statusCode()).isEqualTo(412);
    assertThat(rest(cleo, "DELETE", cleo + "/events/none.ics", "", "If-Match", "*").statusCode())
        .isEqualTo(404);
    assertThat(rest(cleo, "DELETE", open, "", "If-Match", "*").statusCode()).isEqualTo(204);
  }

  @Test
  void appleCalendarInvitationIsAcceptedOrDeclined() {
    String eve = account("eve");
    String fay = account("fay");
    String home = "/calendars/" + fay + "/";
    String guest = home + "~eve=2FCalendar/";
    dav(eve, "PUT", calendar(eve) + "a.ics", event("a", "Lunch"));
    assertThat(
            dav(
                    eve,
                    "PROPFIND",
                    calendar(eve),
                    "<A:propfind xmlns:A='DAV:'><A:prop><B:allowed-sharing-modes"
                        + " xmlns:B='http://calendarserver.org/ns/'/></A:prop></A:propfind>",
                    "Depth",
                    "0")
                .body())
        .contains("<CS:can-be-shared/>");

    assertThat(invite(eve, fay).statusCode()).isEqualTo(200);
    assertThat(dav(fay, "PROPFIND", home, PROPERTIES, "Depth", "1").body()).doesNotContain("~eve");
    String url =
        dav(
                fay,
                "PROPFIND",
                "/principals/" + fay + "/",
                "<propfind xmlns='DAV:'><prop><notification-URL"
                    + " xmlns='http://calendarserver.org/ns/'/></prop></propfind>",
                "Depth",
                "0")
            .body();
    assertThat(url).contains("/dav/notifications/" + fay + "/");
    String told = notification(fay);
    assertThat(told)
        .contains("<CS:invite-notification shared-type=\"calendar\">")
        .contains("<CS:read-write/>", "mailto:" + eve, "Team calendar", "<CS:invite-noresponse/>");
    String uid = told.replaceFirst("(?s).*<CS:uid>([^<]*)<.*", "$1");

    assertThat(dav(fay, "POST", home, reply(fay, "invite-accepted", "no such uid")).statusCode())
        .isEqualTo(403);
    assertThat(dav(fay, "POST", home, reply(fay, "invite-accepted", uid)).body())
        .contains("<CS:shared-as ", "~eve=2FCalendar/");
    assertThat(dav(fay, "PROPFIND", home, PROPERTIES, "Depth", "1").body())
        .contains("~eve=2FCalendar/", "<CS:shared/>");
    assertThat(dav(eve, "PROPFIND", calendar(eve), PROPERTIES, "Depth", "0").body())
        .contains("<CS:shared-owner/>");
    assertThat(notification(eve)).contains("<CS:invite-accepted/>", "mailto:" + fay);
    assertThat(dav(eve, "DELETE", "/notifications/" + eve + "/" + uid + ".xml", "").statusCode())
        .isEqualTo(204);
    assertThat(dav(eve, "PROPFIND", "/notifications/" + eve + "/", "", "Depth", "1").body())
        .doesNotContain(".xml");

    // Each account has its own name and colour.
    assertThat(dav(fay, "PROPPATCH", guest, named("Eve's", "#112233")).statusCode()).isEqualTo(207);
    assertThat(dav(eve, "PROPPATCH", calendar(eve), named("Mine", "#445566")).statusCode())
        .isEqualTo(207);
    assertThat(dav(fay, "PROPFIND", guest, PROPERTIES, "Depth", "0").body())
        .contains("Eve's", "#112233");
    assertThat(dav(eve, "PROPFIND", calendar(eve), PROPERTIES, "Depth", "0").body())
        .contains("Mine", "#445566");

    // Removing it takes nothing from its owner, and it can be shared again.
    assertThat(dav(fay, "DELETE", guest, "").statusCode()).isEqualTo(204);
    assertThat(dav(fay, "PROPFIND", home, PROPERTIES, "Depth", "1").body()).doesNotContain("~eve");
    assertThat(dav(eve, "GET", calendar(eve) + "a.ics", "").statusCode()).isEqualTo(200);
    assertThat(invited(eve)).contains("<CS:invite-declined/>");
    invite(eve, fay);
    assertThat(notification(fay)).contains("<CS:invite-noresponse/>");
    assertThat(
            dav(
                    eve,
                    "POST",
                    calendar(eve),
                    "<CS:share xmlns:D='DAV:' xmlns:CS='http://calendarserver.org/ns/'><CS:remove>"
                        + "<D:href>mailto:"
                        + fay
                        + "</D:href></CS:remove></CS:share>")
                .statusCode())
        .isEqualTo(200);
    assertThat(invited(eve)).doesNotContain(fay);
    assertThat(dav(fay, "GET", calendar(eve) + "a.ics", "").statusCode()).isEqualTo(404);

    // Each of several invitees has a result of its own.
    String set = "<CS:set><D:href>mailto:%s</D:href><CS:read/></CS:set>";
    var several =
        dav(
            eve,
            "POST",
            calendar(eve),
            "<CS:share xmlns:D='DAV:' xmlns:CS='http://calendarserver.org/ns/'>"
                + set.formatted("nobody@" + DOMAIN)
                + set.formatted(fay)
                + "</CS:share>");
    assertThat(several.statusCode()).isEqualTo(207);
    assertThat(several.body())
        .contains("mailto:nobody@" + DOMAIN + "</D:href><D:status>HTTP/1.1 403")
        .contains("recognized-principal")
        .contains("mailto:" + fay + "</D:href><D:status>HTTP/1.1 200");
    assertThat(invited(eve)).contains(fay).doesNotContain("nobody@");
  }

  private HttpResponse<String> invite(String owner, String guest) {
    return dav(
        owner,
        "POST",
        calendar(owner),
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><B:share"
            + " xmlns:B=\"http://calendarserver.org/ns/\"><B:set><A:href xmlns:A=\"DAV:\">mailto:"
            + guest
            + "</A:href><B:common-name>Guest</B:common-name><B:summary>Team calendar</B:summary>"
            + "<B:read-write/></B:set></B:share>");
  }

  private static String reply(String guest, String answer, String uid) {
    return "<B:invite-reply xmlns:B=\"http://calendarserver.org/ns/\"><A:href xmlns:A=\"DAV:\">"
        + "mailto:"
        + guest
        + "</A:href><B:"
        + answer
        + "/><B:hosturl><A:href xmlns:A=\"DAV:\">/dav/</A:href></B:hosturl><B:in-reply-to>"
        + uid
        + "</B:in-reply-to></B:invite-reply>";
  }

  private static String named(String name, String colour) {
    return "<propertyupdate xmlns='DAV:'><set><prop><displayname>"
        + name
        + "</displayname><A:calendar-color xmlns:A='http://apple.com/ns/ical/'>"
        + colour
        + "</A:calendar-color></prop></set></propertyupdate>";
  }

  private String notification(String who) {
    String all =
        dav(
                who,
                "PROPFIND",
                "/notifications/" + who + "/",
                "<propfind xmlns='DAV:'><prop><getetag/><notificationtype"
                    + " xmlns='http://calendarserver.org/ns/'/></prop></propfind>",
                "Depth",
                "1")
            .body();
    Matcher href = Pattern.compile("/dav(/notifications/[^<]*\\.xml)").matcher(all);
    assertThat(href.find()).as(all).isTrue();
    return dav(who, "GET", href.group(1), "").body();
  }

  private String invited(String owner) {
    return dav(
            owner,
            "PROPFIND",
            calendar(owner),
            "<propfind xmlns='DAV:'><prop><invite xmlns='http://calendarserver.org/ns/'/>"
                + "<invite xmlns='http://owncloud.org/ns'/></prop></propfind>",
            "Depth",
            "0")
        .body();
  }

  @Test
  void addressBookIsSharedByNextcloudClients() throws IOException {
    String gus = account("gus");
    String hal = account("hal");
    String book = "/addressbooks/" + gus + "/Contacts/";
    dav(gus, "PROPFIND", book, "", "Depth", "0");
    String share =
        "<x4:share xmlns:x4=\"http://owncloud.org/ns\"><x4:set><x0:href xmlns:x0=\"DAV:\">"
            + "principal:principals/users/"
            + hal
            + "</x0:href></x4:set></x4:share>";
    assertThat(dav(gus, "POST", book, share).statusCode()).isEqualTo(200);
    String listed = rest(hal, "GET", hal + "/share-invitations", "").body();
    assertThat(listed).contains("\"kind\":\"contacts\"", "\"level\":\"read\"");
    String invitation = listed.replaceFirst("(?s).*\"id\":\"([^\"]*)\".*", "$1");
    assertThat(
            rest(
                    hal,
                    "PATCH",
                    hal + "/share-invitations/" + invitation,
                    "{\"state\": \"accepted\"}")
                .body())
        .contains("\"accepted\"");
    assertThat(discovered(hal, "carddav")).contains("~gus=2FContacts");
  }

  /** The collections that vdirsyncer discovers. */
  private String discovered(String who, String type) throws IOException {
    Path config = folder.resolve(type);
    Files.writeString(
        config,
        "[general]\nstatus_path = \""
            + folder.resolve("status-" + type)
            + "\"\n[pair p]\na = \"here\"\nb = \"there\"\ncollections = [\"from b\"]\n"
            + "[storage here]\ntype = \"filesystem\"\npath = \""
            + folder.resolve("files-" + type)
            + "\"\nfileext = \".x\"\n[storage there]\ntype = \""
            + type
            + "\"\nurl = \"https://localhost:"
            + server.port("https")
            + "/dav/\"\nusername = \""
            + who
            + "\"\npassword = \""
            + PASSWORD
            + "\"\nverify = \""
            + server.home().resolve("certificate.pem")
            + "\"\n");
    return Command.run(
            BOUND,
            List.of(OutsideTool.VDIRSYNCER.path(), "-c", config.toString(), "discover", "--list"),
            "y\n".repeat(20),
            Map.of("HOME", folder.toString()))
        .orFail()
        .output();
  }

  @Test
  void collectionsAreCreatedRenamedAndDeletedByRest() {
    String ida = account("ida");
    String made =
        rest(
                ida,
                "POST",
                ida + "/collections",
                "{\"name\": \"Team\", \"kind\": \"calendar\", \"title\": \"Team & guests\","
                    + " \"color\": \"#0080FF\"}")
            .body();
    assertThat(made).contains("\"title\":\"Team & guests\"");
    String id = id(ida, "Team");
    String path = ida + "/collections/" + id;
    assertThat(
            dav(ida, "PROPFIND", "/calendars/" + ida + "/Team/", PROPERTIES, "Depth", "0").body())
        .contains("Team &amp; guests", "#0080FF");
    assertThat(rest(ida, "PATCH", path, "{\"title\": null, \"color\": \"blue\"}").statusCode())
        .isEqualTo(422);
    assertThat(rest(ida, "PATCH", path, "{\"title\": null, \"name\": \"Crew\"}").body())
        .contains("\"name\":\"Crew\"")
        .doesNotContain("title");
    assertThat(rest(ida, "DELETE", path, "").statusCode()).isEqualTo(204);
    assertThat(rest(ida, "GET", path, "").statusCode()).isEqualTo(404);
  }

  @Test
  void calendarProxyWritesAllCalendars() {
    String max = account("max");
    String nora = account("nora");
    dav(max, "PUT", calendar(max) + "a.ics", event("a", "Board"));
    String writers = "/principals/" + max + "/calendar-proxy-write/";
    String members =
        "<propertyupdate xmlns='DAV:'><set><prop><group-member-set><href>/dav/principals/%s/</href>"
            + "</group-member-set></prop></set></propertyupdate>";

    assertThat(dav(nora, "PROPPATCH", writers, members.formatted(nora)).body()).contains("403");
    assertThat(dav(max, "PROPPATCH", writers, members.formatted("nobody@" + DOMAIN)).body())
        .contains("recognized-principal");
    assertThat(dav(max, "PROPPATCH", writers, members.formatted(nora)).body()).contains("200 OK");
    String asked =
        "<propfind xmlns='DAV:'><prop><group-member-set/><group-membership/>"
            + "<calendar-proxy-write-for xmlns='http://calendarserver.org/ns/'/></prop></propfind>";
    assertThat(dav(max, "PROPFIND", writers, asked, "Depth", "0").body())
        .contains("/dav/principals/" + nora + "/");
    String self = dav(nora, "PROPFIND", "/principals/" + nora + "/", asked, "Depth", "0").body();
    assertThat(self)
        .contains("<CS:calendar-proxy-write-for><D:href>/dav/principals/" + max + "/</D:href>")
        .contains("/dav/principals/" + max + "/calendar-proxy-write/");
    assertThat(dav(nora, "PUT", calendar(max) + "b.ics", event("b", "By Nora")).statusCode())
        .isEqualTo(201);
    // They are listed below Max's, and not a second time below Nora's.
    assertThat(dav(nora, "PROPFIND", "/calendars/" + max + "/", PROPERTIES, "Depth", "1").body())
        .contains("/dav/calendars/" + max + "/Calendar/");
    assertThat(dav(nora, "PROPFIND", "/calendars/" + nora + "/", PROPERTIES, "Depth", "1").body())
        .doesNotContain("~max");
    assertThat(rest(max, "GET", max + "/collections/" + id(max, "Tasks") + "/shares", "").body())
        .contains("\"level\":\"change\"", nora);

    String nobody =
        "<propertyupdate xmlns='DAV:'><set><prop><group-member-set/></prop></set></propertyupdate>";
    assertThat(dav(max, "PROPPATCH", writers, nobody).body()).contains("200 OK");
    assertThat(dav(nora, "GET", calendar(max) + "a.ics", "").statusCode()).isEqualTo(404);
  }

  @Test
  void folderIsSharedWithItsSubfolders() {
    String olga = account("olga");
    String pete = account("pete");
    String folder = "/files/" + olga + "/Files/Plans/";
    dav(olga, "MKCOL", folder, "");
    dav(olga, "MKCOL", folder + "Old/", "");
    dav(olga, "PUT", folder + "Old/a.txt", "a");
    String path = olga + "/collections/" + id(olga, "Files/Plans") + "/shares";
    String share = "{\"with\": \"" + pete + "\", \"level\": \"change\", \"invite\": true}";
    assertThat(rest(olga, "POST", path, share).body()).contains("\"invitation\":\"pending\"");

    assertThat(dav(pete, "GET", folder + "Old/a.txt", "").body()).isEqualTo("a");
    String home = "/files/" + pete + "/";
    assertThat(dav(pete, "PROPFIND", home, "", "Depth", "1").body()).doesNotContain("~olga");
    String listed = rest(pete, "GET", pete + "/share-invitations", "").body();
    assertThat(listed).containsOnlyOnce("\"owner\"");
    String invitation = listed.replaceFirst("(?s).*\"id\":\"([^\"]*)\".*", "$1");
    rest(pete, "PATCH", pete + "/share-invitations/" + invitation, "{\"state\": \"accepted\"}");
    assertThat(dav(pete, "PROPFIND", home, "", "Depth", "1").body())
        .contains("~olga=2FFiles=2FPlans/");
    assertThat(dav(pete, "GET", home + "~olga=2FFiles=2FPlans/Old/a.txt", "").body())
        .isEqualTo("a");
    assertThat(rest(olga, "DELETE", path + "?with=" + pete, "").statusCode()).isEqualTo(204);
    assertThat(dav(pete, "GET", folder + "Old/a.txt", "").statusCode()).isEqualTo(404);
  }

  @Test
  void locksOfOthersAreShownWithoutTheirTokens() {
    String jan = account("jan");
    String kim = account("kim");
    String file = "/files/" + jan + "/Files/plan";
    dav(jan, "PUT", file, "1");
    share(jan, id(jan, "Files"), kim, "change");
    String lock =
        "<lockinfo xmlns='DAV:'><lockscope><exclusive/></lockscope><locktype><write/></locktype>"
            + "</lockinfo>";
    String token =
        dav(jan, "LOCK", file, lock)
            .headers()
            .firstValue("Lock-Token")
            .orElseThrow()
            .replaceAll("[<>]", "");
    String asked = "<propfind xmlns='DAV:'><prop><lockdiscovery/></prop></propfind>";

    assertThat(dav(jan, "PROPFIND", file, asked, "Depth", "0").body()).contains(token);
    assertThat(dav(kim, "PROPFIND", file, asked, "Depth", "0").body())
        .contains("<D:activelock>")
        .doesNotContain(token);
    // RFC 4918 §6.4: the lock is bound to its owner, whoever else knows the token.
    assertThat(dav(kim, "PUT", file, "2", "If", "(<" + token + ">)").statusCode()).isEqualTo(423);
  }

  @Test
  void fullAccountIsReportedAsInsufficientStorage() {
    String leo = account("leo");
    dav(leo, "PUT", calendar(leo) + "a.ics", event("a", "First"));
    assertThat(
            server
                .api("PATCH", "/accounts/" + leo + "/settings", "{\"mailbox.quota.messages\": 1}")
                .statusCode())
        .isEqualTo(200);
    var refused = dav(leo, "PUT", calendar(leo) + "b.ics", event("b", "Second"));
    assertThat(refused.statusCode()).isEqualTo(507);
    assertThat(refused.body()).contains("quota-not-exceeded");
    assertThat(
            rest(
                    leo,
                    "POST",
                    leo + "/events",
                    "{\"@type\": \"Event\", \"uid\": \"c\", \"title\": \"Third\","
                        + " \"start\": \"2026-03-02T10:00:00\", \"duration\": \"PT1H\"}")
                .statusCode())
        .isEqualTo(507);
    assertThat(dav(leo, "PUT", "/files/" + leo + "/Files/f", "x").statusCode()).isEqualTo(507);
  }
}
