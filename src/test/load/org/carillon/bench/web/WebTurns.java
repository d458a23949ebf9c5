package org.carillon.bench.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.carillon.bench.imap.ImapClient;
import org.carillon.testbed.CarillonServer;

/** Pages and REST calls on one of our servers, to compare two of them. */
public final class WebTurns {
  private static final String DOMAIN = "web.test";
  private static final String ADDRESS = "reader@" + DOMAIN;
  private static final String PASSWORD = "bench password 1";
  private static final int ACCOUNTS = 60;
  private static final int MESSAGES = 60;
  private static final int CALLERS = 6;
  private static final Duration TURN = Duration.ofSeconds(2);

  private WebTurns() {}

  /** Creates accounts and mail; returns the works by name, each of which returns its rate. */
  public static Map<String, Callable<Double>> of(CarillonServer server) throws Exception {
    server.createDomain(DOMAIN);
    server.createAccount(ADDRESS, PASSWORD);
    for (int account = 0; account < ACCOUNTS; account++) {
      server.createAccount(address(account), PASSWORD);
    }
    try (ImapClient mail = new ImapClient(server.port("imap"))) {
      mail.login(ADDRESS, PASSWORD);
      for (int message = 0; message < MESSAGES; message++) {
        String text = "From: friend@web.test\r\nSubject: Bells " + message + "\r\n\r\nRing.\r\n";
        mail.append("INBOX", text.getBytes(StandardCharsets.US_ASCII));
      }
    }
    WebSession office = WebSession.open(server, "admin", "admin", server.adminPassword());
    WebSession reader = WebSession.open(server, "mail", ADDRESS, PASSWORD);
    Map<String, Callable<Double>> turns = new LinkedHashMap<>();
    turns.put("page-accounts", () -> perSecond((_, _) -> office.page("accounts")));
    turns.put("page-mail", () -> perSecond((_, _) -> reader.page("mail")));
    turns.put(
        "rest-read",
        () -> perSecond((_, turn) -> rest(server, "GET", address(turn % ACCOUNTS), "")));
    turns.put(
        "rest-change",
        () ->
            perSecond(
                (caller, turn) ->
                    rest(
                        server,
                        "PATCH",
                        address(caller),
                        "{\"displayName\": \"Ringer " + turn + "\"}")));
    return turns;
  }

  private static String address(int account) {
    return "ringer" + account + "@" + DOMAIN;
  }

  private static void rest(CarillonServer server, String method, String address, String body) {
    WebSession.expect(200, server.api(method, "/accounts/" + address, body));
  }

  @FunctionalInterface
  private interface Work {
    void once(int caller, int turn);
  }

  private static double perSecond(Work work) throws Exception {
    long begun = System.nanoTime();
    long end = begun + TURN.toNanos();
    try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
      List<Future<Integer>> counts = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        int caller = i;
        counts.add(
            callers.submit(
                () -> {
                  int turn = 0;
                  while (System.nanoTime() < end) {
                    work.once(caller, turn++);
                  }
                  return turn;
                }));
      }
      int all = 0;
      for (Future<Integer> count : counts) {
        all += count.get();
      }
      return all * 1e9 / (System.nanoTime() - begun);
    }
  }
}
