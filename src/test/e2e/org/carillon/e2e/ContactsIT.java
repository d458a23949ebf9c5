package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests an address book of vdirsyncer and khard, also by REST, IMAP and completion. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContactsIT {
  private static final String DOMAIN = "contacts.test";
  private static final String ANNA = "anna@" + DOMAIN;
  private static final String PASSWORD = "correct horse battery";
  private static final Duration BOUND = Duration.ofSeconds(60);

  private static final String CARD =
      """
      BEGIN:VCARD\r
      VERSION:3.0\r
      UID:u1\r
      FN:Zoe Müller\r
      N:Müller;Zoe;;;\r
      EMAIL;TYPE=INTERNET,pref:zoe@elsewhere.test\r
      item1.TEL:+49 30 1234567\r
      item1.X-ABLabel:Boat\r
      X-ODD;X-P=1:kept\\, too\r
      END:VCARD\r
      """;

  private CarillonServer server;

  @BeforeAll
  void people() {
    server = SharedServer.get();
    server.createDomain(DOMAIN);
    server.createAccount(ANNA, PASSWORD);
    server.createAccount("bea@" + DOMAIN, PASSWORD);
  }

  private String address(String path) {
    return "https://localhost:" + server.port("https") + "/dav/addressbooks/" + ANNA + "/" + path;
  }

  /** Runs curl as Anna and returns its output. */
  private String curl(String input, String... words) {
    List<String> all =
        new ArrayList<>(
            List.of(
                OutsideTool.CURL.path(),
                "-s",
                "-S",
                "-k",
                "--http1.1",
                "-u",
                ANNA + ":" + PASSWORD));
    all.addAll(List.of(words));
    return Command.run(BOUND, all, input, Map.of()).orFail().output();
  }

  private HttpResponse<String> rest(String method, String path, String body) {
    return server.web(
        HttpRequest.newBuilder(
                URI.create(
                    "https://localhost:"
                        + server.port("https")
                        + "/api/v1/accounts/"
                        + ANNA
                        + path))
            .header("Authorization", CarillonServer.basic(ANNA, PASSWORD))
            .header(
                "Content-Type",
                method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body)));
  }

  private static String query(String filter, String data) {
    return """
        <C:addressbook-query xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav">\
        <prop><getetag/>%s</prop><C:filter>%s</C:filter></C:addressbook-query>\
        """
        .formatted(data, filter);
  }

  private static String named(String name, String text) {
    return "<C:prop-filter name=\"%s\"><C:text-match>%s</C:text-match></C:prop-filter>"
        .formatted(name, text);
  }

  private String report(String book, String body) {
    return curl(
        body,
        "-X",
        "REPORT",
        "-H",
        "Depth: 1",
        "-H",
        "Content-Type: application/xml",
        "--data-binary",
        "@-",
        address(book));
  }

  @Test
  void contactsAreStoredAndFoundByCurl() {
    curl(CARD, "-f", "-T", "-", address("Contacts/u1.vcf"));
    assertThat(curl("", "-f", address("Contacts/u1.vcf"))).isEqualTo(CARD);
    assertThat(report("Contacts/", query(named("FN", "müller"), "<C:address-data/>")))
        .contains("X-ODD;X-P=1:kept\\, too");
    assertThat(report("Contacts/", query(named("EMAIL", "nobody"), ""))).doesNotContain("u1.vcf");
    assertThat(
            report(
                "Contacts/",
                query(
                    named("FN", "Zoe"),
                    "<C:address-data version=\"4.0\"><C:prop name=\"FN\"/></C:address-data>")))
        .contains("VERSION:4.0", "FN:Zoe")
        .doesNotContain("X-ODD");
    assertThat(curl("no vcard", "-T", "-", address("Contacts/bad.vcf")))
        .contains("valid-address-data");
    assertThat(curl(CARD, "-T", "-", address("Contacts/other.vcf"))).contains("no-uid-conflict");
    assertThat(
            report(
                "Contacts/",
                """
                <C:addressbook-multiget xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav">\
                <prop><C:address-data/></prop><href>/dav/addressbooks/%s/Contacts/u1.vcf</href>\
                <href>/dav/addressbooks/%s/Contacts/none.vcf</href></C:addressbook-multiget>\
                """
                    .formatted(ANNA, ANNA)))
        .contains("FN:Zoe", "404");
  }

  @Test
  void directoryAddressBookIsReadOnly() {
    assertThat(report("~directory/", query(named("EMAIL", "bea"), "<C:address-data/>")))
        .contains("bea@" + DOMAIN)
        .doesNotContain(ANNA + "\r");
    assertThat(
            curl(
                CARD,
                "-o",
                "/dev/null",
                "-w",
                "%{http_code}",
                "-T",
                "-",
                address("~directory/u9.vcf")))
        .isEqualTo("403");
  }

  @Test
  void vdirsyncerAndKhardSynchronizeAnAddressBook(@TempDir Path folder) throws IOException {
    Path book = Files.createDirectories(folder.resolve("book"));
    Path config = folder.resolve("vdirsyncer");
    Files.writeString(
        config,
        """
        [general]
        status_path = "%s"
        [pair contacts]
        a = "here"
        b = "there"
        collections = [["all", "khard", "Khard"]]
        [storage here]
        type = "filesystem"
        path = "%s"
        fileext = ".vcf"
        [storage there]
        type = "carddav"
        url = "https://localhost:%d/dav/"
        username = "%s"
        password = "%s"
        verify_fingerprint = "%s"
        """
            .formatted(
                folder.resolve("status"),
                book,
                server.port("https"),
                ANNA,
                PASSWORD,
                fingerprint(folder)));
    Path khard = folder.resolve("khard.conf");
    Files.writeString(
        khard,
        """
        [addressbooks]
        [[anna]]
        path = %s
        [general]
        default_action = list
        [vcard]
        preferred_version = 3.0
        """
            .formatted(book.resolve("khard")));
    curl(
        """
        <mkcol xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"><set><prop><resourcetype>\
        <collection/><C:addressbook/></resourcetype></prop></set></mkcol>\
        """,
        "-f",
        "-X",
        "MKCOL",
        "-H",
        "Content-Type: application/xml",
        "--data-binary",
        "@-",
        address("Khard/"));
    curl(CARD.replace("u1", "k1"), "-f", "-T", "-", address("Khard/k1.vcf"));
    Map<String, String> home = Map.of("HOME", folder.toString());
    sync(config, home, "discover");
    sync(config, home, "sync");
    assertThat(run(home, OutsideTool.KHARD.path(), "-c", khard.toString(), "list"))
        .contains("Zoe Müller", "zoe@elsewhere.test");
    Command.run(
            BOUND,
            List.of(
                OutsideTool.KHARD.path(), "-c", khard.toString(), "new", "-a", "anna", "-i", "-"),
            "First name : Karl\nLast name : Neu\nEmail :\n    work : karl@elsewhere.test\n",
            home)
        .orFail();
    sync(config, home, "sync");
    assertThat(report("Khard/", query(named("EMAIL", "karl@"), "<C:address-data/>")))
        .contains("Karl Neu");
  }

  /** The fingerprint of the server's self-signed certificate. */
  private String fingerprint(Path folder) throws IOException {
    Path chain = folder.resolve("chain.pem");
    Files.writeString(
        chain,
        Command.run(
                BOUND,
                List.of(
                    OutsideTool.OPENSSL.path(),
                    "s_client",
                    "-connect",
                    "localhost:" + server.port("https")))
            .output());
    return OpenSsl.run("x509", "-in", chain.toString(), "-noout", "-fingerprint", "-sha256")
        .strip()
        .replaceFirst(".*=", "");
  }

  private static void sync(Path config, Map<String, String> home, String verb) {
    Command.run(
            BOUND,
            List.of(OutsideTool.VDIRSYNCER.path(), "-c", config.toString(), verb),
            "y\ny\n",
            home)
        .orFail();
  }

  private static String run(Map<String, String> home, String... words) {
    return Command.run(BOUND, List.of(words), "", home).orFail().output();
  }

  @Test
  void contactsAreManagedByRestAsJsContact() {
    HttpResponse<String> made =
        rest(
            "POST",
            "/contacts",
            "{\"name\": {\"full\": \"Paul Ohm\"}, \"emails\": {\"e\": {\"address\":"
                + " \"paul@elsewhere.test\"}}, \"example.com:crm\": {\"id\": 7}}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    String id = made.body().replaceFirst("(?s).*?\"id\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    assertThat(rest("PATCH", "/contacts/" + id, "{\"kind\": \"org\"}").body())
        .contains("\"kind\":\"org\"", "\"example.com:crm\":{\"id\":7}");
    assertThat(curl("", "-f", address("Contacts/" + id))).contains("FN:Paul Ohm", "KIND:org");
    assertThat(rest("GET", "/contacts?search=ohm", "").body()).contains(id);
    assertThat(rest("GET", "/address-completion?begun=pau", "").body())
        .contains("paul@elsewhere.test");
    assertThat(rest("GET", "/contact-exports?version=3.0", "").body())
        .contains("FN:Paul Ohm", "VERSION:3.0");
    assertThat(rest("DELETE", "/contacts/" + id, "").statusCode()).isEqualTo(204);
    assertThat(rest("GET", "/contacts/" + id, "").statusCode()).isEqualTo(404);
    HttpResponse<String> imported =
        rest(
            "POST",
            "/contact-imports",
            "{\"file\": \"TmFtZSxFLW1haWwgQWRkcmVzcwpJbXAsaUB4LnRlc3QK\"}");
    assertThat(imported.body()).contains("\"added\":1");
  }

  @Test
  void recentRecipientIsOfferedForCompletion() {
    Swaks.submit(server, "PLAIN", ANNA, PASSWORD, "bea@" + DOMAIN, "Whom I write to");
    Await.until(
        "an offer of who was written to",
        BOUND,
        () -> rest("GET", "/address-completion?begun=be", "").body().contains("\"recent\""));
  }
}
