package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.testbed.CarillonServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Tests that accounts are managed by SCIM, with the requests of Entra ID and Okta. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScimIT {
  private static final String PATCH =
      "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[%s]}";
  private static final String USER =
      "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"%s\"%s}";
  private static final String PASSWORD = "correct horse battery";

  private CarillonServer server;

  @BeforeAll
  void makeDomain() {
    server = SharedServer.get();
    server.createDomain("scim.test");
  }

  private HttpResponse<String> scim(String method, String path, String body, String... headers) {
    return as(CarillonServer.basic("admin", server.adminPassword()), method, path, body, headers);
  }

  private HttpResponse<String> as(
      String who, String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("https://localhost:" + server.port("https") + "/api/scim/v2" + path))
            .header("Content-Type", "application/scim+json")
            .header("Authorization", who)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    return server.web(headers.length == 0 ? request : request.headers(headers));
  }

  private static String id(HttpResponse<String> made) {
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    Matcher id = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"").matcher(made.body());
    assertThat(id.find()).isTrue();
    return id.group(1);
  }

  private HttpResponse<String> found(String filter) {
    return scim("GET", "/Users?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8), "");
  }

  @Test
  void entraIdCreatesChangesSuspendsAndDeletesAnAccount() {
    assertThat(found("userName eq \"adele@scim.test\"").body()).contains("\"totalResults\":0");
    String id =
        id(
            scim(
                "POST",
                "/Users",
                USER.formatted(
                    "adele@scim.test",
                    ",\"externalId\":\"0a1\",\"active\":true,\"displayName\":\"Adele V\","
                        + "\"emails\":[{\"primary\":true,\"type\":\"work\",\"value\":\"adele@scim.test\"},"
                        + "{\"type\":\"other\",\"value\":\"a.vance@scim.test\"}],"
                        + "\"name\":{\"givenName\":\"Adele\",\"familyName\":\"Vance\"},"
                        + "\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":"
                        + "{\"department\":\"Retail\"}")));
    String operations =
        "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"},"
            + "{\"op\":\"Add\",\"path\":\"phoneNumbers[type eq \\\"work\\\"].value\",\"value\":\"+1 425\"},"
            + "{\"op\":\"Replace\",\"value\":{\"displayName\":\"Adele W\",\"name.familyName\":\"West\"}}";

    var patched = scim("PATCH", "/Users/" + id, PATCH.formatted(operations));

    assertThat(patched.statusCode()).as(patched.body()).isEqualTo(200);
    assertThat(patched.body()).contains("\"active\":false", "\"value\":\"+1 425\"");
    assertThat(server.api("GET", "/accounts/a.vance@scim.test", "").body())
        .contains(
            "\"address\":\"adele@scim.test\"",
            "\"displayName\":\"Adele W\"",
            "\"familyName\":\"West\"",
            "\"workPhone\":\"+1 425\"",
            "\"department\":\"Retail\"",
            "\"enabled\":false",
            "\"id\":\"" + id + "\"");
    assertThat(found("externalId eq \"0a1\"").body()).contains("\"totalResults\":1", id);
    assertThat(found("emails[type eq \"other\" and value sw \"a.v\"]").body()).contains(id);
    assertThat(scim("DELETE", "/Users/" + id, "").statusCode()).isEqualTo(204);
    assertThat(scim("GET", "/Users/" + id, "").statusCode()).isEqualTo(404);
  }

  @Test
  void oktaReplacesAnAccountAndOmittedAliasesStay() {
    String id = id(scim("POST", "/Users", USER.formatted("okta@scim.test", "")));
    server.api(
        "POST",
        "/aliases",
        "{\"address\":\"also.okta@scim.test\",\"kind\":\"name\",\"target\":\"okta@scim.test\"}");
    String body =
        USER.formatted(
            "okta@scim.test",
            ",\"active\":true,\"password\":\"%s\",\"title\":\"Guide\"".formatted(PASSWORD));

    var replaced = scim("PUT", "/Users/" + id, body);

    assertThat(replaced.statusCode()).as(replaced.body()).isEqualTo(200);
    assertThat(replaced.body()).contains("also.okta@scim.test").doesNotContain(PASSWORD);
    var own = as(CarillonServer.basic("okta@scim.test", PASSWORD), "GET", "/Me", "");
    assertThat(own.body()).contains(id, "\"title\":\"Guide\"");
  }

  @Test
  void outdatedVersionIsNotChanged() {
    String path = "/Users/" + id(scim("POST", "/Users", USER.formatted("tag@scim.test", "")));
    String first = scim("GET", path, "").headers().firstValue("etag").orElseThrow();
    String change = PATCH.formatted("{\"op\":\"add\",\"path\":\"title\",\"value\":\"T\"}");

    assertThat(scim("PATCH", path, change, "If-Match", first).statusCode()).isEqualTo(200);
    assertThat(scim("PATCH", path, change, "If-Match", first).statusCode()).isEqualTo(412);
    assertThat(scim("DELETE", path, "", "If-Match", first).statusCode()).isEqualTo(412);
    String now = scim("GET", path, "").headers().firstValue("etag").orElseThrow();
    assertThat(scim("GET", path, "", "If-None-Match", now).statusCode()).isEqualTo(304);
  }

  private static final String MANAGED_BY =
      ",\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":"
          + "{\"manager\":{\"value\":\"bulkId:%s\"}}";

  private static String makingUser(String bulkId, String userName, String more) {
    return "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"%s\",\"data\":".formatted(bulkId)
        + USER.formatted(userName, more)
        + "}";
  }

  private static String bulk(String more, String... operations) {
    return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],"
        + more
        + "\"Operations\":["
        + String.join(",", operations)
        + "]}";
  }

  @Test
  void bulkCreatedUsersAreAnsweredInOrder() {
    var answer =
        scim(
            "POST",
            "/Bulk",
            bulk(
                "",
                makingUser("a", "a@scim.test", ""),
                makingUser("again", "A@scim.test", ""),
                makingUser("nowhere", "b@elsewhere.test", ""),
                makingUser("b", "b@scim.test", MANAGED_BY.formatted("a")),
                "{\"method\":\"PATCH\",\"path\":\"/Users/bulkId:b\",\"data\":"
                    + PATCH.formatted("{\"op\":\"add\",\"path\":\"title\",\"value\":\"T\"}")
                    + "}",
                makingUser("c", "c@scim.test", "")));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    List<JsonObject> each = operations(answer.body());
    assertThat(each)
        .extracting(one -> one.getString("status"))
        .containsExactly("201", "409", "400", "201", "200", "201");
    String location = each.getLast().getString("location");
    assertThat(
            scim("GET", location.substring(location.indexOf("/Users")), "")
                .headers()
                .firstValue("etag"))
        .contains(each.getLast().getString("version"));
    assertThat(server.api("GET", "/accounts/b@scim.test", "").body())
        .contains("\"manager\":\"a@scim.test\"", "\"title\":\"T\"");
  }

  private static List<JsonObject> operations(String body) {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return reader.readObject().getJsonArray("Operations").getValuesAs(JsonObject.class);
    }
  }

  @Test
  void bulkOperationRefersToAnEarlierOne() {
    String body =
        bulk(
            "\"failOnErrors\":1,",
            makingUser("boss", "boss@scim.test", ""),
            makingUser("one", "one@scim.test", MANAGED_BY.formatted("boss")),
            makingUser("bad", "boss@scim.test", ""),
            makingUser("not", "never@scim.test", ""));

    var answer = scim("POST", "/Bulk", body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("\"status\":\"409\"").doesNotContain("\"bulkId\":\"not\"");
    assertThat(server.api("GET", "/accounts/one@scim.test", "").body())
        .contains("\"manager\":\"boss@scim.test\"");
    assertThat(server.api("GET", "/accounts/never@scim.test", "").statusCode()).isEqualTo(404);
    String searching =
        bulk("", "{\"method\":\"POST\",\"bulkId\":\"s\",\"path\":\"/Groups/.search\",\"data\":{}}");
    assertThat(scim("POST", "/Bulk", searching).body()).contains("invalidPath");
  }

  @Test
  void invalidBulkRequestChangesNothing() {
    String one = makingUser("same", "begun@scim.test", "");

    assertThat(List.of("0", "-1", "1.5", "\"1\"", "true"))
        .allSatisfy(
            most ->
                assertThat(
                        scim("POST", "/Bulk", bulk("\"failOnErrors\":" + most + ",", one)).body())
                    .contains("invalidValue"));
    assertThat(scim("POST", "/Bulk", bulk("", one, makingUser("same", "b@scim.test", ""))).body())
        .contains("invalidValue");
    assertThat(scim("POST", "/Bulk", bulk("", one, "5")).body()).contains("invalidSyntax");
    assertThat(scim("POST", "/Bulk", bulk("").replace("[]", "{}")).body())
        .contains("invalidSyntax");
    assertThat(server.api("GET", "/accounts/begun@scim.test", "").statusCode()).isEqualTo(404);
  }

  @Test
  void groupsAreCreatedAndTheirMembersChanged() {
    String one = id(scim("POST", "/Users", USER.formatted("m1@scim.test", "")));
    String two = id(scim("POST", "/Users", USER.formatted("m2@scim.test", "")));
    var made =
        scim(
            "POST",
            "/Groups",
            ("{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"displayName\":\"Staff\","
                    + "\"urn:carillon:params:scim:schemas:extension:2.0:Group\":"
                    + "{\"address\":\"staff@scim.test\"},\"members\":[{\"value\":\"%s\"}]}")
                .formatted(one));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    String path = URI.create(made.headers().firstValue("location").orElseThrow()).getPath();
    path = path.substring(path.indexOf("/Groups"));
    String operations =
        ("{\"op\":\"Add\",\"path\":\"members\",\"value\":[{\"value\":\"%s\"}]},"
                + "{\"op\":\"remove\",\"path\":\"members[value eq \\\"%s\\\"]\"}")
            .formatted(two, one);

    var patched = scim("PATCH", path, PATCH.formatted(operations));

    assertThat(patched.statusCode()).as(patched.body()).isEqualTo(204);
    assertThat(scim("GET", path, "").body())
        .contains("/Users/" + two, "\"value\":\"" + two)
        .doesNotContain(one);
    String gone = "{\"op\":\"remove\",\"path\":\"members\",\"value\":[{\"value\":\"%s\"}]}";
    var told =
        scim(
            "PATCH",
            path + "?attributes=displayName",
            PATCH.formatted(gone.formatted(UUID.randomUUID())));
    assertThat(told.statusCode()).as(told.body()).isEqualTo(200);
    assertThat(told.body()).contains("\"displayName\":\"Staff\"").doesNotContain("members");
    assertThat(scim("GET", "/Groups?filter=members%20eq%20%22" + two + "%22", "").body())
        .contains("\"totalResults\":1", "\"value\":\"" + two);
    assertThat(scim("GET", "/Users/" + two, "").body()).contains("\"display\":\"Staff\"");
    assertThat(
            scim(
                    "GET",
                    "/Groups?excludedAttributes=members&filter=displayName%20eq%20%22STAFF%22",
                    "")
                .body())
        .contains("\"totalResults\":1")
        .doesNotContain("members");
    assertThat(scim("DELETE", path, "").statusCode()).isEqualTo(204);
    assertThat(scim("GET", path, "").statusCode()).isEqualTo(404);
  }

  @Test
  void unauthorizedCallerLearnsNothingAboutOtherAccounts() {
    server.createAccount("self@scim.test", PASSWORD);
    String other = id(scim("POST", "/Users", USER.formatted("other@scim.test", "")));
    String self = CarillonServer.basic("self@scim.test", PASSWORD);

    assertThat(as(self, "GET", "/Users", "").statusCode()).isEqualTo(403);
    assertThat(as(self, "GET", "/Users/" + other, "").statusCode()).isEqualTo(404);
    assertThat(as(self, "DELETE", "/Users/" + other, "").statusCode()).isEqualTo(404);
    assertThat(as(self, "POST", "/Users", USER.formatted("x@scim.test", "")).statusCode())
        .isEqualTo(403);
    String title = PATCH.formatted("{\"op\":\"add\",\"path\":\"title\",\"value\":\"King\"}");
    assertThat(as(self, "PATCH", "/Me", title).statusCode()).isEqualTo(403);
    String name = PATCH.formatted("{\"op\":\"add\",\"path\":\"displayName\",\"value\":\"Me\"}");
    assertThat(as(self, "PATCH", "/Me", name).statusCode()).isEqualTo(200);
    var stranger = as("Basic eDp5", "GET", "/Users", "");
    assertThat(stranger.statusCode()).isEqualTo(401);
    assertThat(stranger.body()).contains("urn:ietf:params:scim:api:messages:2.0:Error");
    assertThat(
            scim(
                    "POST",
                    "/Users",
                    USER.formatted("x@scim.test", ""),
                    "Sec-Fetch-Site",
                    "cross-site")
                .statusCode())
        .isEqualTo(403);
  }
}
