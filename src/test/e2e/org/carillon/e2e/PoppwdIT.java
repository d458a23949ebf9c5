package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Tests that poppassd's clients can change a password once an administrator enables it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoppwdIT {
  private static final String ALICE = "alice@poppwd.test";
  private static final Duration BOUND = Duration.ofSeconds(60);

  private CarillonServer server;

  @BeforeAll
  void offerIt() {
    server = SharedServer.get();
    server.createDomain("poppwd.test");
    server.createAccount(ALICE, "correct horse");
    set("true");
    Await.until("something listens", BOUND, this::listens);
  }

  @AfterAll
  void offerItNoMore() {
    set("null");
  }

  private void set(String enabled) {
    var answer = server.api("PATCH", "/settings", "{\"listener.poppwd.enabled\": " + enabled + "}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private boolean listens() {
    try (Socket socket = new Socket("127.0.0.1", server.port("poppwd"))) {
      return socket.isConnected();
    } catch (ConnectException notYet) {
      return false;
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  @Test
  void passwordIsChangedByPoppassd() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port("poppwd"));
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(in.readLine()).startsWith("200");
      assertThat(said(socket, in, "USER " + ALICE)).startsWith("300");
      assertThat(said(socket, in, "PASS wrong")).startsWith("500");
      assertThat(said(socket, in, "USER " + ALICE)).startsWith("300");
      assertThat(said(socket, in, "PASS correct horse")).startsWith("200");
      assertThat(said(socket, in, "NEWPASS x")).startsWith("500 A password must have at least");
      assertThat(said(socket, in, "NEWPASS battery staple")).startsWith("200");
      assertThat(said(socket, in, "QUIT")).startsWith("200");
    }
    assertThat(signsIn("correct horse")).isFalse();
    assertThat(signsIn("battery staple")).isTrue();
  }

  private static String said(Socket socket, BufferedReader in, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    return in.readLine();
  }

  private boolean signsIn(String password) {
    Command command =
        Command.run(
            BOUND,
            List.of(
                OutsideTool.CURL.path(),
                "-sSk",
                "--ssl-reqd",
                "-u",
                ALICE + ":" + password,
                "imap://127.0.0.1:" + server.port("imap") + "/"));
    return command.exit() == 0;
  }
}
