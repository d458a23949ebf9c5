package org.carillon.bench.dav;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.carillon.bench.BenchFolder;
import org.carillon.bench.BenchPorts;
import org.carillon.bench.Benchmark;
import org.carillon.bench.imap.ImapClient;
import org.carillon.bench.peer.Accounts;
import org.carillon.bench.peer.Cyrus;
import org.carillon.bench.peer.Radicale;
import org.carillon.testbed.CarillonServer;

/**
 * Compares calendar clients' requests with Cyrus' httpd and Radicale: same events, client and
 * durability, alternating. All use Basic, on persistent connections where the server allows them.
 * We look a correct password up in a cache, Cyrus in a SASL database and Radicale in a text file,
 * so that none computes a hash. We and Cyrus use TLS, Radicale does not.
 */
public final class DavBenchmark implements Benchmark {
  private static final int ROUNDS = 7;

  @Override
  public String name() {
    return "dav";
  }

  @Override
  public String title() {
    return "calendars against Cyrus and Radicale [rounds, 7] [work …]; size; files against Apache";
  }

  @Override
  public boolean run(List<String> words) throws Exception {
    String first = words.isEmpty() ? "" : words.getFirst();
    List<String> more = words.stream().skip(1).toList();
    return switch (first) {
      case "size" -> new SizeContest(more).run();
      case "files" -> new FileContest(more).run();
      default -> calendars(first.isEmpty() ? ROUNDS : Integer.parseInt(first), more);
    };
  }

  private static boolean calendars(int rounds, List<String> named) throws Exception {
    Accounts accounts = new Accounts("bench.test", DavLoad.ACCOUNTS, "bench password 1");
    Path folder = BenchFolder.fresh("dav");
    try (CarillonServer carillon = carillon(folder, accounts);
        Cyrus cyrus = Cyrus.withDav(folder, accounts);
        Radicale radicale = new Radicale(folder, accounts)) {
      for (String address : accounts.addresses()) {
        // It creates an account's first mailbox, without which it has no calendars, by IMAP only.
        try (ImapClient visit = new ImapClient(cyrus.imap())) {
          visit.login(address, accounts.password());
        }
      }
      DavLoad ours = new DavLoad(DavPeer.carillon(carillon.port("https")), accounts);
      List<DavLoad> peers =
          List.of(
              new DavLoad(DavPeer.cyrus(cyrus.https()), accounts),
              new DavLoad(DavPeer.radicale(radicale.port()), accounts));
      System.out.println("Filling calendars");
      ours.fill();
      peers.getFirst().fill();
      cyrus.syncFromNowOn();
      for (int account = 0; account < DavLoad.LARGE_ACCOUNTS; account++) {
        radicale.place(
            accounts.address(account),
            DavLoad.LARGE_CALENDAR,
            DavLoad.EVENTS.count(),
            BenchEvents::name,
            number -> DavLoad.EVENTS.one(number, 0));
      }
      boolean held = true;
      for (DavWork work : works(named)) {
        held &= new DavContest(work, ours, peers).run(rounds);
      }
      return held;
    }
  }

  private static List<DavWork> works(List<String> named) {
    return Arrays.stream(DavWork.values())
        .filter(work -> named.isEmpty() || named.contains(work.word()))
        .toList();
  }

  static CarillonServer carillon(Path folder, Accounts accounts) {
    CarillonServer server = CarillonServer.start(folder.resolve("home"), BenchPorts.OFFSET);
    server.createDomain(accounts.domain());
    for (String address : accounts.addresses()) {
      server.createAccount(address, accounts.password());
    }
    return server;
  }
}
