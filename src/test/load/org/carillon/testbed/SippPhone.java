package org.carillon.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A telephone simulated by sipp: one user at one UDP port of this machine. */
public final class SippPhone {
  private static final Path SCENARIOS = CarillonServer.tree().resolve("src/test/load/sip");
  private static final Duration BOUND = Duration.ofSeconds(60);

  private final Path folder;
  private final int port;
  private final String user;
  private final String domain;
  private final String password;

  /**
   * @param folder a folder that sipp may write to
   * @param port the phone's port
   * @param address the user's address
   */
  public SippPhone(Path folder, int port, String address, String password) {
    this.folder = folder;
    this.port = port;
    this.user = address.substring(0, address.indexOf('@'));
    this.domain = address.substring(address.indexOf('@') + 1);
    this.password = password;
  }

  /** Registers at the server; throws if it is rejected. */
  public void register(CarillonServer server) {
    run("register.xml", server, user + ";" + domain + ";" + credentials()).orFail();
  }

  /** Waits in the background for one call, answers it and waits for the hang-up. */
  public Thread answerOne() {
    List<String> words = new ArrayList<>(words("answer.xml"));
    words.addAll(List.of("-timeout", "50"));
    return Thread.ofVirtual().start(() -> Command.run(BOUND, words).orFail());
  }

  /** Calls a user of the same domain, talks for a moment and hangs up; returns sipp's result. */
  public Command call(CarillonServer server, String callee) {
    return run("call.xml", server, user + ";" + domain + ";" + credentials() + ";" + callee);
  }

  private Command run(String scenario, CarillonServer server, String line) {
    try {
      Path lines =
          Files.writeString(
              folder.resolve(user + "-" + scenario + ".csv"), "SEQUENTIAL\n" + line + "\n");
      List<String> words = new ArrayList<>(words(scenario));
      words.addAll(
          List.of("127.0.0.1:" + server.port("sip"), "-inf", lines.toString(), "-timeout", "30"));
      return Command.run(BOUND, words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> words(String scenario) {
    return List.of(
        OutsideTool.SIPP.path(),
        "-sf",
        SCENARIOS.resolve(scenario).toString(),
        "-i",
        "127.0.0.1",
        "-p",
        Integer.toString(port),
        "-m",
        "1",
        "-nostdin",
        "-timeout_error");
  }

  private String credentials() {
    return "[authentication username=" + user + " password=" + password + "]";
  }
}
