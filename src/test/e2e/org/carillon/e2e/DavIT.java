package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.OutsideTool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests files and the collection tree by WebDAV with litmus, cadaver and curl. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DavIT {
  private static final String PASSWORD = "correct horse battery";
  private static final String ALICE = "alice@dav.test";
  private static final String BOB = "bob@dav.test";
  private static final String FILES = "/dav/files/" + ALICE + "/Files/";

  @TempDir Path scratch;
  private CarillonServer server;

  @BeforeAll
  void makeAccounts() {
    server = SharedServer.get();
    server.createDomain("dav.test");
    server.createAccount(ALICE, PASSWORD);
    server.createAccount(BOB, PASSWORD);
  }

  private URI uri(String path) {
    return URI.create("https://localhost:" + server.port("https") + path);
  }

  private HttpResponse<String> as(
      String who, String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path))
            .header("Authorization", CarillonServer.basic(who, PASSWORD))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    return server.web(headers.length == 0 ? request : request.headers(headers));
  }

  private HttpResponse<String> dav(String method, String path, String body, String... headers) {
    return as(ALICE, method, path, body, headers);
  }

  private String run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(scratch.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  @Test
  void litmusPasses() throws Exception {
    String said =
        run(List.of(OutsideTool.LITMUS.path(), "-k", uri(FILES).toString(), ALICE, PASSWORD));

    for (String group : List.of("basic", "copymove", "props", "locks", "http")) {
      assertThat(said).contains("<- summary for `" + group + "'");
    }
    assertThat(said)
        .contains("of 41 tests run: 41 passed")
        .doesNotContain("FAIL")
        .doesNotContain("WARNING");
  }

  @Test
  void curlUploadsAndReadsRangesUnderConditions() throws Exception {
    Path file = Files.writeString(scratch.resolve("digits"), "0123456789".repeat(300_000));
    String url = uri(FILES + "digits").toString();
    List<String> curl = List.of(OutsideTool.CURL.path(), "-sk", "-u", ALICE + ":" + PASSWORD, url);

    assertThat(run(with(curl, "-T", file.toString(), "-w", "%{http_code}"))).endsWith("201");
    assertThat(run(with(curl, "-r", "2999995-"))).isEqualTo("56789");
    assertThat(run(with(curl, "-r", "0-1,5-6"))).contains("\r\n\r\n01\r\n", "\r\n\r\n56\r\n");
    assertThat(run(with(curl, "-r", "3000000-", "-w", "%{http_code}"))).endsWith("416");
    String tag = dav("HEAD", FILES + "digits", "").headers().firstValue("ETag").orElseThrow();
    assertThat(dav("GET", FILES + "digits", "", "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(dav("PUT", FILES + "digits", "x", "If-Match", "\"other\"").statusCode())
        .isEqualTo(412);
    assertThat(dav("PUT", FILES + "digits", "x", "If-None-Match", "*").statusCode()).isEqualTo(412);
    assertThat(dav("PUT", FILES + "digits", "x", "If-Match", tag).statusCode()).isEqualTo(204);
    assertThat(dav("PUT", FILES + "digits", "y", "If", "([" + tag + "])").statusCode())
        .isEqualTo(412);
    assertThat(dav("PUT", FILES + "digits", "y", "Content-Range", "bytes 0-0/2").statusCode())
        .isEqualTo(400);
    assertThat(dav("GET", FILES + "digits", "").body()).isEqualTo("x");
  }

  private static List<String> with(List<String> command, String... more) {
    List<String> all = new java.util.ArrayList<>(command);
    all.addAll(List.of(more));
    return all;
  }

  @Test
  void mediaTypeAndPropertiesMoveWithTheirFile() {
    dav("PUT", FILES + "odd.txt", "<b>", "Content-Type", "text/x-odd; a=1");
    dav(
        "PROPPATCH",
        FILES + "odd.txt",
        "<propertyupdate xmlns='DAV:'><set><prop><Win32FileAttributes"
            + " xmlns='urn:schemas-microsoft-com:'>00000020</Win32FileAttributes></prop></set>"
            + "</propertyupdate>");

    var moved =
        dav("MOVE", FILES + "odd.txt", "", "Destination", uri(FILES + "even.txt").toString());
    assertThat(moved.statusCode()).isEqualTo(201);
    var read = dav("GET", FILES + "even.txt", "");
    assertThat(read.headers().firstValue("Content-Type").orElse("")).startsWith("text/x-odd");
    assertThat(read.headers().firstValue("Content-Security-Policy").orElse("")).contains("sandbox");
    assertThat(dav("PROPFIND", FILES + "even.txt", "", "Depth", "0").body()).contains("00000020");
    assertThat(dav("GET", FILES + "odd.txt", "").statusCode()).isEqualTo(404);
    // A later file of the same name inherits nothing from it.
    dav("DELETE", FILES + "even.txt", "");
    dav("PUT", FILES + "even.txt", "new");
    assertThat(dav("PROPFIND", FILES + "even.txt", "", "Depth", "0").body())
        .doesNotContain("00000020");
  }

  @Test
  void syncTokenReturnsTheChangesSince() {
    String folder = FILES + "synced/";
    assertThat(dav("MKCOL", folder, "").statusCode()).isEqualTo(201);
    String ask =
        "<sync-collection xmlns='DAV:'><sync-token>%s</sync-token><sync-level>1</sync-level>"
            + "%s<prop><getetag/></prop></sync-collection>";
    for (int n = 0; n < 5; n++) {
      dav("PUT", folder + "f" + n, "x" + n);
    }

    var first = dav("REPORT", folder, ask.formatted("", "<limit><nresults>3</nresults></limit>"));
    assertThat(first.body()).contains("507", "number-of-matches-within-limits");
    var second = dav("REPORT", folder, ask.formatted(token(first), ""));
    assertThat(second.body()).doesNotContain("507");
    dav("DELETE", folder + "f1", "");
    dav("PUT", folder + "f2", "changed");
    var third = dav("REPORT", folder, ask.formatted(token(second), ""));
    assertThat(third.body())
        .contains("f1</D:href><D:status>HTTP/1.1 404", "f2</D:href><D:propstat>")
        .doesNotContain("/f3<");
    var wrong = dav("REPORT", folder, ask.formatted("urn:other", ""));
    assertThat(wrong.statusCode()).isEqualTo(403);
    assertThat(wrong.body()).contains("valid-sync-token");
  }

  private static String token(HttpResponse<String> answer) {
    Matcher token = Pattern.compile("<D:sync-token>([^<]+)<").matcher(answer.body());
    assertThat(token.find()).as(answer.body()).isTrue();
    return token.group(1);
  }

  @Test
  void wellKnownAddressRedirectsToDav() {
    HttpRequest.Builder wellKnown =
        HttpRequest.newBuilder(uri("/.well-known/caldav"))
            .method("PROPFIND", BodyPublishers.noBody());
    var led = server.web(wellKnown);
    assertThat(led.statusCode()).isEqualTo(301);
    assertThat(led.headers().firstValue("Location")).contains("/dav/");
    for (String unknown : List.of("/.well-known/security.txt", "/.well-known/a/b")) {
      assertThat(server.web(HttpRequest.newBuilder(uri(unknown))).statusCode())
          .as(unknown)
          .isEqualTo(404);
    }
    var signedOut =
        server.web(HttpRequest.newBuilder(uri("/")).method("PROPFIND", BodyPublishers.noBody()));
    assertThat(signedOut.statusCode()).isEqualTo(401);
    assertThat(signedOut.headers().allValues("WWW-Authenticate"))
        .anyMatch(each -> each.startsWith("Basic"));
    var options =
        server.web(HttpRequest.newBuilder(uri("/")).method("OPTIONS", BodyPublishers.noBody()));
    assertThat(options.headers().firstValue("DAV").orElse("")).startsWith("1, 2, 3");
    assertThat(options.headers().firstValue("MS-Author-Via")).contains("DAV");

    String ask =
        "<propfind xmlns='DAV:'><prop><current-user-principal/><supported-report-set/></prop>"
            + "</propfind>";
    assertThat(dav("PROPFIND", "/", ask, "Depth", "0").body())
        .contains("<D:response><D:href>/</D:href>")
        .contains("<D:href>/dav/principals/" + ALICE + "/</D:href>");
    assertThat(
            dav(
                    "REPORT",
                    "/dav/principals/",
                    "<principal-property-search xmlns='DAV:'><property-search><prop><displayname/>"
                        + "</prop><match>bob</match></property-search><prop><principal-URL/></prop>"
                        + "</principal-property-search>")
                .statusCode())
        .isEqualTo(207);
  }

  @Test
  void sharedFolderIsVisibleAndTheRestIsNot() {
    String folder = FILES + "for bob/".replace(" ", "%20");
    dav("MKCOL", folder, "");
    dav("PUT", folder + "a", "from alice");
    assertThat(as(BOB, "PROPFIND", folder, "", "Depth", "0").statusCode()).isEqualTo(404);
    String acl =
        "<acl xmlns='DAV:'><ace><principal><href>/dav/principals/"
            + BOB
            + "/</href></principal>"
            + "<grant><privilege><read/></privilege></grant></ace></acl>";
    assertThat(dav("ACL", folder, acl).statusCode()).isEqualTo(200);

    assertThat(as(BOB, "GET", folder + "a", "").body()).isEqualTo("from alice");
    assertThat(as(BOB, "PUT", folder + "a", "from bob").statusCode()).isEqualTo(403);
    assertThat(as(BOB, "DELETE", folder + "a", "").statusCode()).isEqualTo(403);
    assertThat(as(BOB, "PROPFIND", "/dav/files/" + BOB + "/", "", "Depth", "1").body())
        .contains("~alice=2FFiles=2Ffor%20bob/");
    assertThat(
            dav(
                    "PROPFIND",
                    folder,
                    "<propfind xmlns='DAV:'><prop><acl/></prop></propfind>",
                    "Depth",
                    "0")
                .body())
        .contains("/dav/principals/" + BOB + "/");
    assertThat(dav("ACL", folder, "<acl xmlns='DAV:'/>").statusCode()).isEqualTo(200);
    assertThat(as(BOB, "GET", folder + "a", "").statusCode()).isEqualTo(404);
  }

  @Test
  void lockPreventsChangesUntilUnlocked() {
    dav("PUT", FILES + "locked", "1");
    String lock =
        "<lockinfo xmlns='DAV:'><lockscope><exclusive/></lockscope><locktype><write/></locktype>"
            + "<owner><href>mailto:a</href></owner></lockinfo>";
    var locked = dav("LOCK", FILES + "locked", lock, "Timeout", "Infinite, Second-60");
    String token = locked.headers().firstValue("Lock-Token").orElseThrow();

    assertThat(locked.body()).contains("<D:timeout>Second-");
    assertThat(dav("PUT", FILES + "locked", "2").statusCode()).isEqualTo(423);
    assertThat(dav("DELETE", FILES, "").statusCode()).isEqualTo(423);
    assertThat(dav("LOCK", FILES + "locked", lock).statusCode()).isEqualTo(423);
    assertThat(dav("PUT", FILES + "locked", "2", "If", "(" + token + ")").statusCode())
        .isEqualTo(204);
    assertThat(dav("UNLOCK", FILES + "locked", "", "Lock-Token", token).statusCode())
        .isEqualTo(204);
    assertThat(dav("PUT", FILES + "locked", "3").statusCode()).isEqualTo(204);
  }

  @Test
  void compressedBodiesAreAcceptedAndHostileOnesRefused() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("packed".getBytes(StandardCharsets.UTF_8));
    }
    HttpRequest.Builder put =
        HttpRequest.newBuilder(uri(FILES + "packed"))
            .header("Authorization", CarillonServer.basic(ALICE, PASSWORD))
            .header("Content-Encoding", "gzip")
            .PUT(BodyPublishers.ofByteArray(packed.toByteArray()));
    assertThat(server.web(put).statusCode()).isEqualTo(201);
    assertThat(dav("GET", FILES + "packed", "").body()).isEqualTo("packed");

    String bomb =
        "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>"
            + "<propfind xmlns='DAV:'><prop><a>&c;</a></prop></propfind>";
    assertThat(dav("PROPFIND", FILES, bomb, "Depth", "0").statusCode()).isEqualTo(400);
    assertThat(dav("PROPFIND", FILES, "<a>".repeat(100), "Depth", "0").statusCode()).isIn(400, 413);
    assertThat(dav("PROPFIND", FILES, "", "Depth", "infinity").body())
        .contains("propfind-finite-depth");
    assertThat(dav("PROPFIND", FILES, "", "Depth", "9".repeat(50)).statusCode()).isEqualTo(400);
    for (String target :
        List.of(
            "https://elsewhere.example/dav/files/x",
            "/api/x",
            "/dav/../api/x",
            FILES + "%2e%2e/x",
            FILES + "a%2Fb",
            FILES + "a%00b",
            "::",
            "/dav")) {
      assertThat(dav("COPY", FILES + "packed", "", "Destination", target).statusCode())
          .as(target)
          .isIn(400, 403, 409, 502);
    }
    assertThat(dav("GET", FILES + "a%2F..%2Fb", "").statusCode()).isEqualTo(400);
    assertThat(dav("MKCOL", FILES + "100%25/", "").statusCode()).isEqualTo(403);
    assertThat(dav("BREW", FILES, "").statusCode()).isEqualTo(501);
  }
}
