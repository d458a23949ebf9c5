package org.carillon.bench.imap;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.carillon.bench.peer.Accounts;
import org.carillon.testbed.CarillonServer;

/** The works of {@code bench imap} on one server of ours, to be held against another of ours. */
public final class ImapTurns {
  private static final Duration TURN = Duration.ofMillis(1_500);

  private ImapTurns() {}

  /** Makes and fills the mailboxes; answers what is done in a turn and at which rate, by name. */
  public static Map<String, Callable<Double>> of(CarillonServer server, List<String> names)
      throws Exception {
    Accounts accounts = new Accounts("imap.test", ImapLoad.ACCOUNTS, "bench password 1");
    server.createDomain(accounts.domain());
    for (String address : accounts.addresses()) {
      server.createAccount(address, accounts.password());
    }
    server.api("PATCH", "/settings", "{\"listener.imap.per-address\": 1000}");
    ImapLoad load = new ImapLoad(server.port("imap"), accounts);
    load.fill();
    Map<String, Callable<Double>> turns = new LinkedHashMap<>();
    for (ImapWork work : ImapWorks.named(names)) {
      // The hash costs what it cost before; it would only hide what else a sign-in takes.
      if (work.remembered()) {
        turns.put(work.name(), () -> load.rate(work, TURN));
      }
    }
    return turns;
  }
}
