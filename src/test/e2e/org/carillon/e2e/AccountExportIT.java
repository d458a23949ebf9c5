package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.junit.jupiter.api.Test;

/** Tests that exported accounts can be deleted by one action and imported unchanged. */
class AccountExportIT {
  private static final String DOMAIN = "exported.test";
  private static final int ACCOUNTS = 1_000;

  private final CarillonServer server = SharedServer.get();

  private String exported(String form) {
    HttpResponse<String> answer =
        server.api("GET", "/account-exports?hashes=true&form=" + form + "&domain=" + DOMAIN, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private String begun(String path, String body) {
    HttpResponse<String> answer = server.api("POST", path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    String id = Json.createReader(new StringReader(answer.body())).readObject().getString("id");
    String[] last = {""};
    Await.until(
        "it is over",
        Duration.ofSeconds(60),
        () -> {
          last[0] = server.api("GET", path + "/" + id, "").body();
          return last[0].contains("\"state\":\"done\"");
        });
    return last[0];
  }

  private void read(String form, String text) {
    String body =
        Json.createObjectBuilder()
            .add("form", form)
            .add("domain", DOMAIN)
            .add("text", text)
            .build()
            .toString();
    assertThat(begun("/account-imports", body)).contains("\"refused\":0");
  }

  private void deleteAll() {
    String preview =
        server
            .api(
                "POST", "/account-deletions", "{\"domain\": \"" + DOMAIN + "\", \"preview\": true}")
            .body();
    assertThat(preview).contains("\"deleted\":" + ACCOUNTS);
    assertThat(begun("/account-deletions", "{\"domain\": \"" + DOMAIN + "\"}"))
        .contains("\"deleted\":" + ACCOUNTS, "\"refused\":0");
    assertThat(server.api("GET", "/accounts?domain=" + DOMAIN, "").body()).contains("\"items\":[]");
  }

  private static List<String> sorted(String text) {
    return text.lines().sorted().toList();
  }

  @Test
  void exportedAccountsAreDeletedAndImportedUnchanged() {
    server.createDomain(DOMAIN);
    StringBuilder lines = new StringBuilder("address,displayName,aliases,telephones,title\n");
    for (int i = 0; i < ACCOUNTS; i++) {
      lines.append("user").append(i).append(",Üser ").append(i).append(",alias").append(i);
      lines.append(',').append(1000 + i).append(",\"Cook, ").append(i).append("\"\n");
    }
    read("csv", lines.toString());
    String csv = exported("csv");
    String ldif = exported("ldif");
    assertThat(csv.lines()).hasSize(ACCOUNTS + 1);
    deleteAll();
    assertThat(server.api("GET", "/deleted-accounts?search=user7@" + DOMAIN, "").body())
        .contains("user7@" + DOMAIN);
    read("csv", csv);
    assertThat(sorted(exported("csv"))).isEqualTo(sorted(csv));
    deleteAll();
    read("ldif", ldif);
    assertThat(sorted(exported("ldif"))).isEqualTo(sorted(ldif));
    server.api("POST", "/account-deletions", "{\"domain\": \"" + DOMAIN + "\"}");
  }
}
