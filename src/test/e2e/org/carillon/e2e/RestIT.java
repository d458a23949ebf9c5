package org.carillon.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLSocket;
import org.carillon.bench.imap.ImapClient;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.TrustingHttp;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests provisioning by REST against the running server, by plain HTTP requests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestIT {
  private static final Duration BOUND = Duration.ofSeconds(30);
  private static final String QUOTA = "mailbox.quota.messages";
  private static final String PASSWORD = "correct horse battery";

  private CarillonServer server;

  @BeforeAll
  void makeDomain() {
    server = SharedServer.get();
    server.createDomain("rest.test");
  }

  @Test
  void requestWithoutSignInGetsAChallenge() {
    var answer = server.web(HttpRequest.newBuilder(api("/domains")));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().allValues("www-authenticate"))
        .anySatisfy(challenge -> assertThat(challenge).startsWith("Basic realm="))
        .anySatisfy(challenge -> assertThat(challenge).startsWith("Bearer realm="));
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
  }

  @Test
  void createdObjectIsAtItsLocation() {
    var made = account("located@rest.test");

    assertThat(made.statusCode()).isEqualTo(201);
    var there =
        server.web(
            asAdministrator(URI.create(made.headers().firstValue("location").orElseThrow())));
    assertThat(there.statusCode()).isEqualTo(200);
    assertThat(there.body()).contains("\"address\":\"located@rest.test\"");
    var token = server.api("POST", "/tokens", "{\"label\": \"located\"}");
    var shown =
        server.web(
            asAdministrator(URI.create(token.headers().firstValue("location").orElseThrow())));
    assertThat(shown.body()).contains("\"label\":\"located\"").doesNotContain("\"token\"");
    assertThat(account("Located@REST.test").statusCode()).isEqualTo(409);
  }

  @Test
  void outdatedVersionIsRefusedAndChangesNothing() {
    account("versioned@rest.test");
    String path = "/accounts/versioned@rest.test";
    String first = server.api("GET", path, "").headers().firstValue("etag").orElseThrow();

    var changed = patch(path, "{\"displayName\": \"One\"}", first);
    var outdated = patch(path, "{\"displayName\": \"Two\"}", first);

    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(outdated.statusCode()).isEqualTo(412);
    assertThat(server.api("GET", path, "").body()).contains("\"displayName\":\"One\"");
  }

  @Test
  void changeNeedsOneOfTheListedVersions() {
    var made = account("listed@rest.test");
    String path = "/accounts/listed@rest.test";
    String tag = made.headers().firstValue("etag").orElseThrow();

    assertThat(patch(path, "{\"displayName\": \"1\"}", "\"a\", " + tag).statusCode())
        .isEqualTo(200);
    assertThat(patch(path, "{\"displayName\": \"2\"}", tag + ", \"77\"").statusCode())
        .isEqualTo(412);
    String now = server.api("GET", path, "").headers().firstValue("etag").orElseThrow();
    assertThat(patch(path, "{\"displayName\": \"3\"}", tag + ", " + now).statusCode())
        .isEqualTo(200);
    String last = server.api("GET", path, "").headers().firstValue("etag").orElseThrow();
    assertThat(patch(path, "{\"displayName\": \"4\"}", "W/" + last).statusCode()).isEqualTo(412);
    assertProblem(patch(path, "{}", last.replace("\"", "")), 400, "If-Match");
    assertThat(server.api("GET", path, "").body()).contains("\"displayName\":\"3\"");
  }

  @Test
  void unsupportedConditionIsRefusedAndChangesNothing() {
    account("conditional@rest.test");
    String alias = "/aliases/also-conditional@rest.test";
    server.api(
        "POST",
        "/aliases",
        "{\"address\": \"also-conditional@rest.test\", \"target\": \"conditional@rest.test\"}");

    var deleted = server.web(asAdministrator(api(alias)).header("If-Match", "\"nope\"").DELETE());
    var made =
        server.web(
            asAdministrator(api("/domains"))
                .header("Content-Type", "application/json")
                .header("If-None-Match", "*")
                .POST(BodyPublishers.ofString("{\"name\": \"conditional.rest.test\"}")));

    assertProblem(deleted, 400, "If-Match");
    assertProblem(made, 400, "If-None-Match");
    assertThat(server.api("GET", alias, "").statusCode()).isEqualTo(200);
    assertThat(server.api("GET", "/domains/conditional.rest.test", "").statusCode()).isEqualTo(404);
    String account = "/accounts/conditional@rest.test";
    var outdated = server.web(asAdministrator(api(account)).header("If-Match", "\"7\"").DELETE());
    assertThat(outdated.statusCode()).isEqualTo(412);
    assertThat(server.api("GET", account, "").statusCode()).isEqualTo(200);
  }

  @Test
  void callerWithoutRightIsRefusedBeforeValidation() {
    account("self@rest.test");
    for (String path : List.of("/store/verification", "/accounts", "/backups")) {
      var stranger =
          server.web(
              HttpRequest.newBuilder(api(path))
                  .header("Content-Type", "text/plain")
                  .POST(BodyPublishers.ofString("x")));
      assertThat(stranger.statusCode()).as(path).isEqualTo(401);
      var refused = asAccount("POST", path + "?x=1", "{");
      assertThat(refused.statusCode()).as(path).isEqualTo(403);
      assertThat(refused.body()).contains("\"code\":\"not-allowed\"").contains("administrators");
      var typed =
          server.web(
              asAdministrator(api(path))
                  .header("Content-Type", "text/plain")
                  .POST(BodyPublishers.ofString("x")));
      assertProblem(typed, 415, "Content-Type");
    }
  }

  @Test
  void optionalBodyCanBeOmitted() {
    var begun =
        server.web(asAdministrator(api("/store/verification")).POST(BodyPublishers.noBody()));

    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
  }

  @Test
  void unpairedSurrogateIsRefused() {
    account("half@rest.test");
    assertProblem(
        server.api("PATCH", "/accounts/half@rest.test", "{\"displayName\": \"\\ud800x\"}"),
        422,
        "displayName");
    assertProblem(
        server.api("PATCH", "/domains/rest.test", "{\"description\": \"z\\ud83d\"}"),
        422,
        "description");
    assertThat(server.api("GET", "/accounts?search=%FF", "").statusCode()).isEqualTo(400);
  }

  @Test
  void listOfAnUnknownOwnerIsNotFound() {
    for (String path :
        List.of(
            "/accounts?domain=nowhere.test",
            "/account-use?domain=nowhere.test",
            "/aliases?account=nobody@rest.test")) {
      assertThat(server.api("GET", path, "").statusCode()).as(path).isEqualTo(404);
    }
    account("there@rest.test");
    assertThat(server.api("GET", "/accounts?domain=REST.test&search=there@", "").body())
        .contains("there@rest.test");
  }

  @Test
  void unchangedObjectIsNotModified() {
    account("known@rest.test");
    for (String path :
        List.of(
            "/accounts/known@rest.test", "/accounts?search=known@rest", "/settings", "/openapi")) {
      var first = server.web(asAdministrator(api(path)));
      String tag = first.headers().firstValue("etag").orElseThrow();
      var again = server.web(asAdministrator(api(path)).header("If-None-Match", "\"x\", " + tag));
      assertThat(again.statusCode()).as(path).isEqualTo(304);
      assertThat(again.headers().firstValue("etag")).as(path).contains(tag);
      assertThat(
              server
                  .web(asAdministrator(api(path)).header("If-None-Match", "\"other\""))
                  .statusCode())
          .as(path)
          .isEqualTo(200);
    }
  }

  @Test
  void unknownParameterIsNamed() {
    for (String path :
        List.of(
            "/accounts?domian=rest.test",
            "/audit?aktor=admin",
            "/settings?x=1",
            "/settings;x=1",
            "/accounts;y=1/self@rest.test",
            "/accounts/self@rest.test?x=1")) {
      String name = path.replaceAll(".*[?;](\\w+)=.*", "$1");
      assertProblem(server.api("GET", path, ""), 422, name);
    }
    assertProblem(server.api("DELETE", "/accounts/self@rest.test?force=1", ""), 422, "force");
    assertProblem(server.api("GET", "/accounts?limit=1&limit=2", ""), 422, "limit");
    assertThat(server.api("GET", "/health/live?probe=1", "").statusCode()).isEqualTo(200);
  }

  @Test
  void allowHeaderListsTheOperationsOfAnObject() {
    for (String method : List.of("PUT", "OPTIONS", "PATCH")) {
      assertThat(server.api(method, "/aliases/x@rest.test", "{}").headers().firstValue("allow"))
          .as(method)
          .contains("GET, HEAD, DELETE, OPTIONS");
    }
    assertThat(server.api("OPTIONS", "/aliases/x@rest.test", "").body())
        .isEqualTo("GET, HEAD, DELETE, OPTIONS");
  }

  @Test
  void auditLogIsFilteredByActorActionSubjectAndTime() {
    account("booked@rest.test");
    String all = "/audit?actor=admin&action=account.create&subject=BOOKED@rest&since=PT1H";

    assertThat(server.api("GET", all, "").body())
        .containsOnlyOnce("\"id\":")
        .contains("booked@rest.test");
    for (String other :
        List.of("actor=nobody", "action=domain", "subject=unbooked", "until=PT1H")) {
      String name = other.substring(0, other.indexOf('='));
      String asked = all.replaceAll("&?" + name + "=[^&]*", "").replace("?&", "?") + "&" + other;
      assertThat(server.api("GET", asked, "").body()).as(asked).isEqualTo("{\"items\":[]}");
    }
    assertProblem(server.api("GET", "/audit?since=+999999999-12-31T23:59:59Z", ""), 422, "since");
  }

  @Test
  void growingListsArePaged() {
    for (String name : List.of("paged-1", "paged-2", "paged-3")) {
      account(name + "@rest.test");
      server.api("DELETE", "/accounts/" + name + "@rest.test", "");
      server.api("POST", "/tokens", "{\"label\": \"" + name + "\"}");
    }
    for (String path : List.of("/deleted-accounts", "/tokens")) {
      var first = server.api("GET", path + "?search=paged-&limit=2", "").body();
      assertThat(first.split("paged-", -1)).as(first).hasSize(3);
      String rest =
          server
              .api("GET", path + "?search=paged-&limit=2&after=" + field(first, "next"), "")
              .body();
      assertThat(rest.split("paged-", -1)).as(rest).hasSize(2);
      assertThat(rest).doesNotContain("\"next\"");
      assertProblem(server.api("GET", path + "?after=nowhere", ""), 422, "after");
    }
    assertThat(server.api("GET", "/certificates?limit=1", "").body()).containsOnlyOnce("\"id\":");
    assertProblem(server.api("GET", "/backups?limit=0", ""), 422, "limit");
  }

  @Test
  void ambiguousRequestsAreRefused() {
    assertProblem(
        server.api("POST", "/domains", "{\"name\": \"a.test\", \"name\": \"b.test\"}"),
        422,
        "name");
    var foreign =
        server.web(
            asAdministrator(api("/domains"))
                .header("Content-Type", "application/json; charset=iso-8859-1")
                .POST(BodyPublishers.ofString("{\"name\": \"c.test\"}")));
    assertProblem(foreign, 415, "Content-Type");
    var garbage = server.web(asAdministrator(api("/domains")).header("Accept", "garbage/"));
    assertThat(garbage.statusCode()).isEqualTo(400);
    assertThat(garbage.headers().firstValue("content-type")).contains("application/problem+json");
  }

  @Test
  void scriptedRequestDoesNotOpenTheBrowsersPasswordDialog() {
    var fetched =
        server.web(
            HttpRequest.newBuilder(api("/domains")).header("X-Requested-With", "XMLHttpRequest"));
    var raw = server.web(HttpRequest.newBuilder(api("/domains")).header("Sec-Fetch-Mode", "cors"));
    var visited =
        server.web(HttpRequest.newBuilder(api("/domains")).header("Sec-Fetch-Mode", "navigate"));

    for (var answer : List.of(fetched, raw)) {
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().allValues("www-authenticate"))
          .containsExactly("Bearer realm=\"Carillon\"");
    }
    assertThat(visited.headers().allValues("www-authenticate")).hasSize(2);
  }

  @Test
  void apiRootRedirectsToItsDocumentation() {
    var root = server.web(HttpRequest.newBuilder(api("/")));

    assertThat(root.statusCode()).isEqualTo(303);
    assertThat(root.headers().firstValue("location").orElseThrow()).endsWith("/api/v1/docs");
  }

  @Test
  void accountReadsItsSettingsAndChangesItsTheme() {
    account("self@rest.test");
    String path = "/accounts/self@rest.test/settings";

    assertThat(asAccount("GET", path, "").body()).contains("web.look.theme", QUOTA);
    assertThat(asAccount("PATCH", path, "{\"web.look.theme\": \"dark\"}").statusCode())
        .isEqualTo(200);
    var refused = asAccount("PATCH", path, "{\"" + QUOTA + "\": 5}");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("\"code\":\"not-owners\"");
  }

  @Test
  void deletedAccountIsGoneAndItsAddressIsFree() {
    account("gone@rest.test");

    assertThat(server.api("DELETE", "/accounts/gone@rest.test", "").statusCode()).isEqualTo(204);
    assertThat(server.api("DELETE", "/accounts/gone@rest.test", "").statusCode()).isEqualTo(404);
    assertThat(server.api("GET", "/accounts/gone@rest.test", "").statusCode()).isEqualTo(404);
    assertThat(account("gone@rest.test").statusCode()).isEqualTo(201);
  }

  @Test
  void mergePatchRemovesWithNullAndKeepsTheVersionIfUnchanged() {
    account("merged@rest.test");
    String path = "/accounts/merged@rest.test";
    server.api("PATCH", path, "{\"displayName\": \"Somebody\"}");

    var cleared = server.api("PATCH", path, "{\"displayName\": null}");
    var same = server.api("PATCH", path, "{}");

    assertThat(cleared.body()).contains("\"displayName\":\"\"");
    assertThat(same.headers().firstValue("etag")).isEqualTo(cleared.headers().firstValue("etag"));
    assertProblem(server.api("PATCH", path, "{\"enabled\": null}"), 422, "enabled");
  }

  @Test
  void nulCharacterIsAClientError() {
    assertProblem(server.api("GET", "/accounts?after=%00", ""), 422, "after");
    assertProblem(server.api("GET", "/accounts?search=%00", ""), 422, "search");
    assertProblem(server.api("GET", "/queue?sender=%00", ""), 422, "sender");
    assertProblem(server.api("GET", "/audit?subject=%00", ""), 422, "subject");
    assertThat(server.api("GET", "/queue/%00", "").statusCode()).isEqualTo(404);
  }

  @Test
  void problemNamesTheInvalidField() {
    assertProblem(
        server.api("POST", "/accounts", "{\"address\": \"x@rest.test\", \"pasword\": \"y\"}"),
        422,
        "pasword");
    assertProblem(
        server.api("POST", "/accounts", "{\"address\": \"x@rest.test\"}"), 422, "password");
    assertProblem(
        server.api(
            "POST",
            "/accounts",
            "{\"address\": \"x@rest.test\", \"password\": \"12345678\", \"passwordHash\": \"!\"}"),
        422,
        "passwordHash");
    assertProblem(
        server.api(
            "POST", "/accounts", "{\"address\": \"x@rest.test\", \"passwordHash\": \"{PLAIN}y\"}"),
        422,
        "passwordHash");
    assertProblem(
        server.api(
            "POST", "/accounts", "{\"address\": \"x@nowhere.test\", \"password\": \"12345678\"}"),
        422,
        "address");
    assertProblem(server.api("POST", "/domains", "{\"name\": \"-.test\"}"), 422, "name");
    assertProblem(
        server.api("PATCH", "/settings", "{\"no.such-setting\": 1}"), 422, "no.such-setting");
    assertProblem(server.api("GET", "/accounts?limit=0", ""), 422, "limit");
    assertProblem(server.api("GET", "/audit?limit=0", ""), 422, "limit");
    assertProblem(server.api("GET", "/audit?after=yesterday", ""), 422, "after");
    assertProblem(server.api("POST", "/store/verification", "{\"x\": 1}"), 422, "x");
    assertProblem(
        server.api(
            "POST", "/tokens", "{\"label\": \"x\", \"expires\": \"+999999999-12-31T23:59:59Z\"}"),
        422,
        "expires");
    assertThat(server.api("DELETE", "/domains/rest.test", "").body())
        .contains("\"status\":409", "\"code\":\"has-accounts\"");
  }

  @Test
  void declaredObjectsAreDeletedWithTheirDomain() {
    server.createDomain("leaving.test");
    made("/acme-accounts", "{'name': 'leaving', 'directory': 'https://127.0.0.1:1/dir'}");
    String named = "{'name': 'leaving', 'domain': 'leaving.test', ";
    made("/filter-entries", named + "'target': 'sender', 'pattern': 'leaving.example'}");
    made("/certificate-requests", named + "'hosts': ['leaving.test']}");
    made(
        "/acme-certificates",
        named + "'account': 'leaving', 'hosts': ['leaving.test'], 'enabled': false}");
    made(
        "/oauth-clients",
        named + "'clientId': 'leaving', 'kind': 'public', 'redirectUris': ['http://127.0.0.1/']}");
    made("/dkim-keys", "{'name': 'a._domainkey.leaving.test', 'algorithm': 'ed25519'}");
    List<String> objects =
        List.of(
            "/filter-entries/leaving",
            "/certificate-requests/leaving",
            "/acme-certificates/leaving",
            "/oauth-clients/leaving",
            "/dkim-keys/a._domainkey.leaving.test");
    assertThat(objects).allSatisfy(each -> assertThat(status("GET", each)).isEqualTo(200));

    assertThat(status("DELETE", "/domains/leaving.test")).isEqualTo(204);

    assertThat(objects).allSatisfy(each -> assertThat(status("GET", each)).isEqualTo(404));
    assertThat(status("DELETE", "/acme-accounts/leaving")).isEqualTo(204);
  }

  private void made(String path, String body) {
    var answer = server.api("POST", path, body.replace('\'', '"'));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private int status(String method, String path) {
    return server.api(method, path, "").statusCode();
  }

  /** Rejected before the body is sent, if a HTTP/1.1 client gives its length. */
  @Test
  void oversizedBodyIsAnsweredWithAProblem() throws IOException {
    try (var wire = new RawHttps(server.port("https"))) {
      RawHttps.Answer answer =
          wire.ask(
              "POST /api/v1/domains HTTP/1.1",
              List.of("Content-Type: application/json"),
              new byte[9_000_000]);
      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.field("content-type")).isEqualTo("application/problem+json");
      assertThat(answer.text()).contains("\"code\":\"too-large\"");
    }
  }

  @Test
  void malformedBodyIsRefusedWithoutInternals() {
    for (String body : List.of("{", "[]", "null", "{\"name\": ", "\u0000")) {
      assertThat(server.api("POST", "/domains", body).statusCode()).as(body).isEqualTo(400);
    }
    String large = "{\"name\": \"" + "x".repeat(2_000_000) + "\"}";
    assertThat(server.api("POST", "/domains", large).statusCode()).isEqualTo(413);
    for (String path :
        List.of("/nothing", "/accounts/%00", "/accounts/%FF%FE", "/certificates/x")) {
      var answer = server.api("GET", path, "");
      assertThat(answer.statusCode()).as(path).isBetween(400, 499);
      assertThat(answer.body()).as(path).doesNotContain("Exception", "org.carillon", "\tat ");
    }
  }

  @Test
  void settingComesFromTheNarrowestLevel() {
    account("levels@rest.test");
    String account = "/accounts/levels@rest.test/settings";
    String domain = "/domains/rest.test/settings";

    assertThat(quota(account)).contains("\"origin\":\"built-in\"");
    setQuota(domain, "1001");
    assertThat(quota(account)).contains("\"value\":1001,\"origin\":\"domain\"");
    setQuota(account, "1002");
    assertThat(quota(account)).contains("\"value\":1002,\"origin\":\"account\"");
    setQuota(account, "null");
    assertThat(quota(account)).contains("\"value\":1001,\"origin\":\"domain\"");
    setQuota(domain, "null");
    assertThat(quota(account)).contains("\"origin\":\"built-in\"");
  }

  private void setQuota(String path, String value) {
    var answer = server.api("PATCH", path, "{\"" + QUOTA + "\": " + value + "}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private String quota(String path) {
    String body = server.api("GET", path, "").body();
    int start = body.indexOf("{\"key\":\"" + QUOTA + "\"");
    assertThat(start).as(body).isNotNegative();
    return body.substring(start, body.indexOf('}', start));
  }

  @Test
  void mailboxesAreCreatedRenamedDeletedAndUndeleted() {
    account("folders@rest.test");
    String path = "/accounts/folders@rest.test/mailboxes";
    assertThat(server.api("POST", path, "{\"name\": \"Work/Plans\"}").statusCode()).isEqualTo(200);
    assertThat(server.api("PATCH", path + "?mailbox=Work", "{\"name\": \"Play\"}").body())
        .isEqualTo("{\"name\":\"Play\"}");
    assertThat(server.api("GET", path, "").body())
        .contains("\"Play\"", "\"Play/Plans\"")
        .doesNotContain("Work");
    assertThat(server.api("DELETE", path + "?mailbox=Play/Plans", "").statusCode()).isEqualTo(204);
    assertThat(server.api("DELETE", path + "?mailbox=Play/Plans", "").statusCode()).isEqualTo(404);
    assertThat(server.api("GET", path, "").body()).doesNotContain("Plans");
    server.api("POST", "/accounts/folders@rest.test/deleted-mail", "{\"mailbox\": \"Play/Plans\"}");
    assertThat(server.api("GET", path, "").body()).contains("\"Play/Plans\"");

    assertProblem(server.api("DELETE", path + "?mailbox=inbox", ""), 422, "mailbox");
    assertProblem(
        server.api("PATCH", path + "?mailbox=INBOX", "{\"name\": \"Old\"}"), 422, "mailbox");
    assertProblem(
        server.api("PATCH", path + "?mailbox=Nowhere", "{\"name\": \"Old\"}"), 422, "mailbox");
    assertProblem(
        server.api("PATCH", path + "?mailbox=Play", "{\"name\": \"Play/Own\"}"), 422, "name");
    assertProblem(
        server.api("PATCH", path + "?mailbox=Play", "{\"name\": \"Trash\"}"), 409, "name");
    assertProblem(server.api("DELETE", path, ""), 422, "mailbox");
    assertThat(server.api("GET", "/audit?limit=20", "").body())
        .contains("\"mailbox.rename\"", "folders@rest.test Work", "\"mailbox.delete\"");
  }

  @Test
  void invalidUndeleteRequestsAreReported() {
    account("gone@rest.test");
    String path = "/accounts/gone@rest.test/deleted-messages";
    assertThat(server.api("GET", path, "").body()).isEqualTo("{\"items\":[]}");
    assertThat(server.api("POST", path, "{\"ids\": [\"1.2.3\"]}").body())
        .startsWith("{\"messages\":0,\"refused\":[{\"id\":\"1.2.3\",\"reason\":\"unknown\",");
    assertProblem(server.api("POST", path, "{\"ids\": [\"1.2.3\", \"x\", \"y\"]}"), 422, "ids");
    assertThat(server.api("POST", path, "{\"ids\": [\"1.2.3\", \"x\", \"y\"]}").body())
        .contains("\\\"x\\\" is not the ID");
    assertProblem(server.api("GET", path + "?after=first", ""), 422, "after");
    assertProblem(server.api("POST", path, "{}"), 422, "ids");
    assertProblem(server.api("POST", path, "{\"ids\": [1]}"), 422, "ids");
    String many = "\"1.2.3\"" + ", \"1.2.3\"".repeat(1_000);
    assertProblem(server.api("POST", path, "{\"ids\": [" + many + "]}"), 422, "ids");
  }

  @Test
  void ctlUndeleteFailsAndNamesTheMissingMessages() {
    account("lost@rest.test");

    assertThat(undelete("1.2.3", "1.2.4").output())
        .contains("messages: 0", "1.2.3: The account has deleted no such message", "1.2.4: ");
    assertThat(undelete("1.2.3").exit()).isEqualTo(1);
    assertThat(undelete("abc").exit()).isEqualTo(1);
  }

  private Command undelete(String... ids) {
    List<String> command =
        new ArrayList<>(
            List.of(
                CarillonServer.tree().resolve("carillon").toString(),
                "ctl",
                "--home",
                server.home().toString(),
                "mailbox",
                "undelete-messages",
                "lost@rest.test"));
    command.addAll(List.of(ids));
    return Command.run(BOUND, command, "", Map.of("CARILLON_BUILT", "true"));
  }

  @Test
  void segmentsAreListedWithTheirUsage() throws IOException {
    account("segments@rest.test");
    try (ImapClient client = new ImapClient(server.port("imap"))) {
      client.login("segments@rest.test", PASSWORD);
      client.append("INBOX", "Subject: in a segment\r\n\r\n".getBytes(US_ASCII));
    }

    String segments = server.api("GET", "/store/segments", "").body();
    assertThat(segments)
        .containsPattern(
            "\\{\"segment\":\\d+,\"octets\":\\d+,\"live\":\\d+,\"dead\":\\d+,\"state\":\"written\"}");
  }

  @Test
  void bearerTokenWorksUntilRevoked() {
    String issued = server.api("POST", "/tokens", "{\"label\": \"test\"}").body();
    String secret = field(issued, "token");
    var request =
        HttpRequest.newBuilder(api("/domains")).header("Authorization", "Bearer " + secret);
    assertThat(server.web(request).statusCode()).isEqualTo(200);

    server.api("DELETE", "/tokens/" + field(issued, "id"), "");

    assertThat(server.web(request).statusCode()).isEqualTo(401);
  }

  @Test
  void accountSeesOnlyItself() {
    account("self@rest.test");
    account("other@rest.test");

    assertThat(asAccount("GET", "/accounts/self@rest.test", "").statusCode()).isEqualTo(200);
    assertThat(asAccount("GET", "/accounts/other@rest.test", "").statusCode()).isEqualTo(404);
    assertThat(asAccount("GET", "/accounts", "").statusCode()).isEqualTo(403);
    assertThat(asAccount("PATCH", "/settings", "{}").statusCode()).isEqualTo(403);
    assertThat(asAccount("PATCH", "/accounts/self@rest.test", "{\"enabled\": false}").statusCode())
        .isEqualTo(403);
    assertThat(
            asAccount("PATCH", "/accounts/self@rest.test", "{\"displayName\": \"Me\"}")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void apiIsDescribedAsJsonYamlAndHtml() {
    var json = server.web(HttpRequest.newBuilder(api("/openapi")));
    var yaml =
        server.web(HttpRequest.newBuilder(api("/openapi")).header("Accept", "application/yaml"));
    var page = server.web(HttpRequest.newBuilder(api("/docs")));

    assertThat(json.body()).startsWith("{\"openapi\":\"3.1.0\"");
    assertThat(yaml.body()).startsWith("\"openapi\": \"3.1.0\"\n");
    assertThat(page.body()).contains("<h1>").doesNotContain("<script");
    assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
        .startsWith("default-src 'none'; style-src 'self'");
  }

  @Test
  void readinessNamesEveryPart() {
    var ready = server.web(HttpRequest.newBuilder(api("/health/ready")));

    assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
    assertThat(ready.body())
        .contains("\"part\":\"database\"", "\"part\":\"store\"", "\"part\":\"listeners\"")
        .doesNotContain("sentence");
    assertThat(server.api("GET", "/health/ready", "").body()).contains("listeners are open");
    assertThat(server.web(HttpRequest.newBuilder(api("/health/live"))).statusCode()).isEqualTo(200);
  }

  @Test
  void listenerPortChangesWhileTheServerRuns() {
    int usual = server.port("pop3s");
    int moved = usual + 1;
    server.api("PATCH", "/settings", "{\"listener.pop3s.port\": " + (2995 + 1) + "}");
    try {
      Await.until("the new port is open", BOUND, () -> isOpen(moved) && !isOpen(usual));
    } finally {
      server.api("PATCH", "/settings", "{\"listener.pop3s.port\": null}");
    }
    Await.until("the usual port is open again", BOUND, () -> isOpen(usual) && !isOpen(moved));
  }

  @Test
  void listenerStaysReadyWithOtherLimits() {
    int status =
        server.api("PATCH", "/settings", "{\"listener.pop3s.bad-commands\": 9}").statusCode();
    try {
      assertThat(status).isEqualTo(200);
      assertThat(server.isReady()).isTrue();
    } finally {
      server.api("PATCH", "/settings", "{\"listener.pop3s.bad-commands\": null}");
    }
    assertThat(server.isReady()).isTrue();
  }

  @Test
  void uploadedCertificateIsUsedForItsHostOnly(@TempDir Path folder) throws Exception {
    KeyStore store = keyStore(folder, "mail.rest.test");
    String pem =
        pem("CERTIFICATE", store.getCertificate("it").getEncoded())
            + pem("PRIVATE KEY", store.getKey("it", "secret".toCharArray()).getEncoded());
    String body = "{\"pem\": \"" + pem.replace("\n", "\\n") + "\", \"domain\": \"rest.test\"}";

    var made = server.api("POST", "/certificates", body);

    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    var uploaded = (X509Certificate) store.getCertificate("it");
    for (String service : List.of("imaps", "https")) {
      Await.until(
          service + " shows the new certificate",
          BOUND,
          () -> shown(service, "mail.rest.test").equals(Optional.of(uploaded)));
      var toOthers = new AtomicReference<X509Certificate>();
      Await.until(
          service + " shows a certificate to others",
          BOUND,
          () -> {
            shown(service, "elsewhere.test").ifPresent(toOthers::set);
            return toOthers.get() != null;
          });
      assertThat(toOthers.get()).isNotEqualTo(uploaded);
    }
    server.api("DELETE", "/certificates/" + field(made.body(), "id"), "");
    for (String service : List.of("imaps", "https")) {
      Await.until(
          "the certificate is gone from " + service,
          BOUND,
          () -> shown(service, "mail.rest.test").filter(one -> !one.equals(uploaded)).isPresent());
    }
  }

  /** Empty if the listener closes the connection, as it does while it reloads. */
  private Optional<X509Certificate> shown(String service, String host) {
    try (var plain = new Socket(InetAddress.getLoopbackAddress(), server.port(service));
        var tls =
            (SSLSocket)
                TrustingHttp.context()
                    .getSocketFactory()
                    .createSocket(plain, host, server.port(service), true)) {
      var parameters = tls.getSSLParameters();
      parameters.setServerNames(List.of(new SNIHostName(host)));
      tls.setSSLParameters(parameters);
      tls.startHandshake();
      return Optional.of((X509Certificate) tls.getSession().getPeerCertificates()[0]);
    } catch (IOException brokenOff) {
      return Optional.empty();
    }
  }

  private static KeyStore keyStore(Path folder, String host) throws Exception {
    Path file = folder.resolve("it.p12");
    Command.run(
            BOUND,
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "it",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + host,
                "-ext",
                "SAN=dns:" + host,
                "-validity",
                "30",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                "secret"))
        .orFail();
    return KeyStore.getInstance(file.toFile(), "secret".toCharArray());
  }

  private static String pem(String label, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(label, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), label);
  }

  private static boolean isOpen(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException closed) {
      return false;
    }
  }

  private static String field(String json, String name) {
    var field = Pattern.compile("\"" + name + "\":\"?([^\",}]+)").matcher(json);
    assertThat(field.find()).as("%s in %s", name, json).isTrue();
    return field.group(1);
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String field) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
  }

  @Test
  void mailboxIsSharedByItsOwnerOrAdministratorOnly() {
    account("sharer@rest.test");
    account("self@rest.test");
    String list = "/accounts/sharer@rest.test/access-list";
    String aliases = "/accounts/self@rest.test/folder-aliases";
    String grant = "{\"mailbox\": \"Sent\", \"identifier\": \"%s\", \"rights\": \"%s\"}";

    assertThat(server.api("POST", list, grant.formatted("self@rest.test", "lr")).body())
        .contains("\"rights\":\"lr\"");
    assertThat(server.api("POST", list, grant.formatted("-@rest.test", "x")).statusCode())
        .isEqualTo(200);
    assertThat(server.api("POST", list, grant.formatted("@nowhere.test", "x")).statusCode())
        .isEqualTo(422);
    assertThat(server.api("GET", list + "?mailbox=Sent", "").body())
        .contains("{\"identifier\":\"self@rest.test\",\"rights\":\"lr\"}")
        .contains("{\"identifier\":\"-anyone\",\"rights\":\"x\"}");
    assertThat(asAccount("GET", list + "?mailbox=Sent", "").statusCode()).isEqualTo(404);

    String alias = "{\"name\": \"Theirs\", \"target\": \"~sharer/%s\"}";
    assertThat(server.api("POST", aliases, alias.formatted("Sent")).statusCode()).isEqualTo(200);
    assertThat(server.api("POST", aliases, alias.formatted("INBOX")).statusCode()).isEqualTo(422);
    assertThat(asAccount("GET", aliases, "").body())
        .contains("{\"name\":\"Theirs\",\"target\":\"~sharer/Sent\"}");
    assertThat(server.api("DELETE", aliases + "?name=Theirs", "").statusCode()).isEqualTo(204);
    assertThat(server.api("DELETE", aliases + "?name=Theirs", "").statusCode()).isEqualTo(404);
    assertThat(
            server.api("DELETE", list + "?mailbox=Sent&identifier=self@rest.test", "").statusCode())
        .isEqualTo(204);
    assertThat(
            server.api("DELETE", list + "?mailbox=Sent&identifier=self@rest.test", "").statusCode())
        .isEqualTo(404);
    assertThat(server.api("GET", list + "?mailbox=Sent", "").body()).doesNotContain("self@");
  }

  private HttpResponse<String> account(String address) {
    return server.api(
        "POST",
        "/accounts",
        "{\"address\": \"" + address + "\", \"password\": \"" + PASSWORD + "\"}");
  }

  private HttpResponse<String> patch(String path, String body, String ifMatch) {
    return server.web(
        asAdministrator(api(path))
            .header("Content-Type", "application/json")
            .header("If-Match", ifMatch)
            .method("PATCH", BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> asAccount(String method, String path, String body) {
    return server.web(
        HttpRequest.newBuilder(api(path))
            .header("Authorization", CarillonServer.basic("self@rest.test", PASSWORD))
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder asAdministrator(URI uri) {
    return HttpRequest.newBuilder(uri)
        .header("Authorization", CarillonServer.basic("admin", server.adminPassword()));
  }

  private URI api(String path) {
    return URI.create("https://localhost:" + server.port("https") + "/api/v1" + path);
  }
}
