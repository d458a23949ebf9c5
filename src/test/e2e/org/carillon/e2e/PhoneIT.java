package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.SippPhone;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests two telephones of two accounts, simulated by sipp. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhoneIT {

  private static final String PASSWORD = "telephone-1";

  private Path folder;
  private CarillonServer server;
  private SippPhone anna;
  private SippPhone ben;

  @BeforeAll
  void makeAccountsAndRegister(@TempDir Path shared) {
    folder = shared;
    server = SharedServer.get();
    server.createDomain("phones.test");
    server.createAccount("anna@phones.test", PASSWORD);
    server.createAccount("ben@phones.test", PASSWORD);
    server.api(
        "POST", "/aliases", "{\"address\": \"200@phones.test\", \"target\": \"ben@phones.test\"}");
    anna = new SippPhone(folder, 17_401, "anna@phones.test", PASSWORD);
    ben = new SippPhone(folder, 17_402, "ben@phones.test", PASSWORD);
    anna.register(server);
    ben.register(server);
  }

  @Test
  void phonesCallEachOther() throws InterruptedException {
    Thread answering = ben.answerOne();
    anna.call(server, "ben").orFail();
    answering.join();
  }

  @Test
  void telephoneNumberIsAnAlias() throws InterruptedException {
    Thread answering = ben.answerOne();
    anna.call(server, "200").orFail();
    answering.join();
  }

  @Test
  void unknownUserCannotBeCalled() {
    assertThat(anna.call(server, "nobody").exit()).isNotZero();
  }

  @Test
  void callWithAWrongPasswordFails() {
    SippPhone impostor = new SippPhone(folder, 17_403, "anna@phones.test", "guess");
    assertThat(impostor.call(server, "ben").exit()).isNotZero();
  }
}
