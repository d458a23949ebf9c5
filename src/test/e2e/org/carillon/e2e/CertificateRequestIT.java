package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.carillon.testbed.CarillonServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests keys that are made here, certificate requests that OpenSSL signs, and its files. */
class CertificateRequestIT {
  @TempDir Path folder;
  private CarillonServer server;

  @BeforeEach
  void takeAServer() {
    server = SharedServer.get();
    OpenSsl.authority(folder);
  }

  @AfterEach
  void takeBack() {
    OpenSsl.takeBack(server, "requests.test");
  }

  private static void expect(int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
  }

  private static JsonObject read(HttpResponse<String> answer) {
    try (var reader = Json.createReader(new StringReader(answer.body()))) {
      return reader.readObject();
    }
  }

  private static String json(String name, String text) {
    return Json.createObjectBuilder().add(name, text).build().toString();
  }

  private HttpResponse<String> make(String name, String more) {
    return server.api(
        "POST",
        "/certificate-requests",
        """
        {"name": "%s", "hosts": ["%s.requests.test"], "organization": "Häuser & Söhne",
         "country": "DE"%s}
        """
            .formatted(name, name, more));
  }

  @Test
  void certificateSignedByAnAuthorityIsJoinedWithItsKey() throws IOException {
    var made = make("asked", ", \"keyType\": \"ec-384\"");
    expect(201, made);
    Path request = Files.writeString(folder.resolve("asked.csr"), read(made).getString("request"));
    assertThat(OpenSsl.run("req", "-in", request, "-noout", "-verify", "-text", "-nameopt", "utf8"))
        .contains("DNS:asked.requests.test", "Häuser & Söhne", "C=DE", "384 bit");
    Path signed = folder.resolve("asked.pem");
    OpenSsl.sign(folder, request, signed);
    String issuer = Files.readString(folder.resolve("ca.pem"));

    var alone =
        server.api(
            "PATCH", "/certificate-requests/asked", json("certificate", Files.readString(signed)));
    expect(422, alone);
    assertThat(alone.body()).contains("incomplete", "CN=House CA", ", is missing");
    // The order is wrong, and a root is included that clients do not need.
    expect(
        200,
        server.api(
            "PATCH",
            "/certificate-requests/asked",
            json("certificate", issuer + Files.readString(signed))));

    OpenSsl.awaited(
        server, "imaps", "asked.requests.test", "CN = House CA", "DNS:asked.requests.test");
    String now =
        read(server.api("GET", "/certificate-requests/asked", "")).getString("certificate");
    assertThat(now.split("BEGIN CERTIFICATE", -1)).hasSize(2);
  }

  @Test
  void certificateForAnotherKeyIsRefused() throws IOException {
    expect(201, make("first", ""));
    var other = make("second", ", \"keyType\": \"rsa-2048\"");
    expect(201, other);
    Path request =
        Files.writeString(folder.resolve("second.csr"), read(other).getString("request"));
    Path signed = folder.resolve("second.pem");
    OpenSsl.sign(folder, request, signed);

    var refused =
        server.api(
            "PATCH",
            "/certificate-requests/first",
            json(
                "certificate",
                Files.readString(signed) + Files.readString(folder.resolve("ca.pem"))));

    expect(422, refused);
    assertThat(refused.body()).contains("other-key", "belongs to none of these certificates");
  }

  @Test
  void selfSignedCertificateIsUsedAtOnce() {
    expect(201, make("itself", ", \"days\": 365, \"keyType\": \"rsa-2048\""));

    OpenSsl.awaited(
        server, "submissions", "itself.requests.test", "DNS:itself.requests.test", "C = DE");
  }

  @Test
  void pkcs12FileIsImportedWithItsPassphrase() throws IOException {
    Path key = folder.resolve("w.key");
    Path request = folder.resolve("w.csr");
    Path signed = folder.resolve("w.pem");
    Path file = folder.resolve("w.pfx");
    OpenSsl.run(
        "req",
        "-new",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=pfx.requests.test",
        "-addext",
        "subjectAltName=DNS:pfx.requests.test",
        "-keyout",
        key,
        "-out",
        request);
    OpenSsl.sign(folder, request, signed);
    OpenSsl.run(
        "pkcs12",
        "-export",
        "-inkey",
        key,
        "-in",
        signed,
        "-certfile",
        folder.resolve("ca.pem"),
        "-passout",
        "pass:open sesame",
        "-out",
        file);
    String octets = Base64.getEncoder().encodeToString(Files.readAllBytes(file));

    var wrong =
        server.api(
            "POST", "/certificates", "{\"pkcs12\": \"" + octets + "\", \"passphrase\": \"wrong\"}");
    expect(422, wrong);
    assertThat(wrong.body()).contains("The passphrase is wrong.");
    expect(
        201,
        server.api(
            "POST",
            "/certificates",
            "{\"pkcs12\": \"" + octets + "\", \"passphrase\": \"open sesame\"}"));

    OpenSsl.awaited(server, "imaps", "pfx.requests.test", "CN = House CA", "DNS:pfx.requests.test");
  }
}
