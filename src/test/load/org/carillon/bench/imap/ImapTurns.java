package org.carillon.bench.imap;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.carillon.bench.peer.Accounts;
import org.carillon.testbed.CarillonServer;

/** The works of {@code bench imap} on one of our servers, to compare two of them. */
public final class ImapTurns {
  private static final Duration TURN = Duration.ofMillis(1_500);

  private ImapTurns() {}

  /** Creates and fills the mailboxes; returns the works by name, each of which returns its rate. */
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
      // The hash costs as much as before, and would hide the other costs of a sign-in.
      if (work.remembered()) {
        turns.put(work.name(), () -> load.rate(work, TURN));
      }
    }
    return turns;
  }
}
