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
 * What clients of calendars do, against Cyrus' httpd and Radicale: same events, client and
 * durability, in turns. All are asked with Basic, by connections that stay open where the server
 * lets them. A password that was right is looked up by us among those remembered, by Cyrus in a
 * SASL database and by Radicale in a text, so that no hash is computed by anybody. We and Cyrus are
 * spoken to by TLS, Radicale is not.
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
        // It makes an account's first mailbox, without which it has no calendars, by IMAP alone.
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

  /** Ours, with the accounts. */
  static CarillonServer carillon(Path folder, Accounts accounts) {
    CarillonServer server = CarillonServer.start(folder.resolve("home"), BenchPorts.OFFSET);
    server.createDomain(accounts.domain());
    for (String address : accounts.addresses()) {
      server.createAccount(address, accounts.password());
    }
    return server;
  }
}
