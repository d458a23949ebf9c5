package org.carillon.bench.web;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.carillon.bench.BenchFolder;
import org.carillon.bench.BenchPorts;
import org.carillon.bench.Benchmark;
import org.carillon.testbed.CarillonServer;

/**
 * A reader of a large address book: the time until it is painted, and until search results are,
 * while the reader types.
 */
public final class ContactsBenchmark implements Benchmark {
  private static final int CONTACTS = 50_000;
  private static final int ROUNDS = 20;
  private static final int WARM_UPS = 10;
  private static final int AT_ONCE = 1_000;
  private static final String READER = "reader@contacts.test";
  private static final String PASSWORD = "bench password 1";
  private static final List<String> FIRST =
      List.of("Anna", "Bela", "Chiara", "Dora", "Emil", "Finn", "Greta", "Hugo", "Ida", "Jonas");
  private static final List<String> LAST =
      List.of(
          "Abel", "Baker", "Carver", "Dyer", "Eller", "Fuller", "Glover", "Hooper", "Keller",
          "Mason", "Porter", "Ringer", "Sawyer", "Turner", "Walker", "Zimmer");

  /** The limits in milliseconds for 95 of 100. */
  private static final Map<String, Integer> GOALS = Map.of("open", 300, "search as typed", 100);

  @Override
  public String name() {
    return "contacts";
  }

  @Override
  public String title() {
    return "a browser at a large address book [contacts, 50000] [rounds, 20] [home, kept and used"
        + " again]";
  }

  @Override
  public boolean run(List<String> words) throws Exception {
    int contacts = words.isEmpty() ? CONTACTS : Integer.parseInt(words.getFirst());
    int rounds = words.size() < 2 ? ROUNDS : Integer.parseInt(words.get(1));
    Path home =
        words.size() < 3
            ? BenchFolder.fresh("contacts").resolve("home")
            : Path.of(words.get(2)).toAbsolutePath();
    boolean isFilled = Files.exists(home);
    try (CarillonServer server = CarillonServer.start(home, BenchPorts.OFFSET)) {
      if (!isFilled) {
        fill(server, contacts);
      }
      System.out.printf("%,d contacts%n", contacts);
      return new DrivenBrowser("contacts/drive.mjs", READER, PASSWORD, rounds, WARM_UPS, GOALS, 0)
          .measure(server, Map.of("SOUGHT", String.join(",", LAST)));
    }
  }

  private static void fill(CarillonServer server, int contacts) {
    server.createDomain(READER.substring(READER.indexOf('@') + 1));
    server.createAccount(READER, PASSWORD);
    for (int from = 0; from < contacts; from += AT_ONCE) {
      String file =
          Base64.getEncoder()
              .encodeToString(
                  cards(from, Math.min(contacts, from + AT_ONCE)).getBytes(StandardCharsets.UTF_8));
      HttpResponse<String> done =
          server.api(
              "POST", "/accounts/" + READER + "/contact-imports", "{\"file\":\"" + file + "\"}");
      if (done.statusCode() / 100 != 2) {
        throw new IllegalStateException(done.statusCode() + ": " + done.body());
      }
    }
  }

  private static String cards(int from, int to) {
    StringBuilder cards = new StringBuilder();
    for (int i = from; i < to; i++) {
      String first = FIRST.get(i % FIRST.size());
      String last = LAST.get(i / FIRST.size() % LAST.size());
      cards.append("BEGIN:VCARD\r\nVERSION:4.0\r\nUID:").append(i);
      cards.append("\r\nFN:%s %s %d".formatted(first, last, i));
      cards.append("\r\nN:%s %d;%s;;;".formatted(last, i, first));
      cards.append("\r\nORG:Foundry ").append(i % 97);
      cards.append("\r\nEMAIL:%s.%s.%d@elsewhere.test".formatted(first, last, i));
      cards.append("\r\nTEL:+49 30 %07d\r\nEND:VCARD\r\n".formatted(i));
    }
    return cards.toString();
  }
}
