package org.carillon.bench.policy;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.carillon.bench.BenchFolder;
import org.carillon.bench.BenchPorts;
import org.carillon.bench.Benchmark;
import org.carillon.bench.Ratio;
import org.carillon.bench.SmtpSource;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;

/**
 * Compares durable deliveries over 20 connections while an external filter is down with the same
 * server without a filter or with a working one, alternating: with an open circuit breaker, and
 * before that for mail which does not use the filter.
 */
public final class DeadFilterBenchmark implements Benchmark {
  private static final int CONNECTIONS = 20;
  private static final int OCTETS = 10_240;
  private static final int ROUNDS = 3;
  private static final double GOAL = 0.9;

  private static final List<String> ALL = List.of("refused", "clamd", "milter", "dns", "waiting");

  /** Fewer than the failures that open a circuit breaker. */
  private static final int WAITING = 4;

  private static final Duration BOUND = Duration.ofMinutes(2);

  @Override
  public String name() {
    return "dead-filter";
  }

  @Override
  public String title() {
    return "deliveries while filters and the DNS are away against without [messages, 2000] [what…, all]";
  }

  @Override
  public boolean run(List<String> words) throws Exception {
    Path folder = BenchFolder.fresh("dead-filter");
    SmtpSource source = new SmtpSource(CONNECTIONS, OCTETS);
    int messages = source.rounded(words.isEmpty() ? 2_000 : Integer.parseInt(words.getFirst()));
    List<String> records =
        List.of(
            "--txt-record=src.test,v=spf1 ip4:127.0.0.1 -all",
            "--txt-record=_dmarc.src.test,v=DMARC1; p=none",
            "--mx-host=src.test,mx.src.test,10",
            "--host-record=mx.src.test,93.184.216.34",
            "--host-record=src.test,127.0.0.1,::1",
            "--host-record=client.src.test,127.0.0.1,::1");
    try (BenchDns dns = new BenchDns(folder, records);
        CarillonServer server = CarillonServer.start(folder.resolve("home"), BenchPorts.OFFSET)) {
      server.createDomain("bench.test");
      server.createDomain("slow.test");
      server.createAccount("reader@slow.test", "bench password 0");
      for (int i = 0; i < CONNECTIONS; i++) {
        server.createAccount(SmtpSource.recipient(i), "bench password " + i);
      }
      asks(server, BenchDns.ADDRESS + ":53");
      for (int warm = 0; warm < 3; warm++) {
        source.send(false, server.port("smtp"), messages);
      }
      Run run = new Run(server, source, messages);
      List<String> what = words.size() > 1 ? words.subList(1, words.size()) : ALL;
      boolean held = true;
      try (UnresponsiveServer deaf = new UnresponsiveServer()) {
        for (String each : what) {
          held &=
              switch (each) {
                case "refused" ->
                    run.away("clamd that refuses connections", "clamd", "127.0.0.1:1");
                case "clamd" -> run.away("clamd that never answers", "clamd", deaf.address());
                case "milter" -> run.away("milter that never answers", "milter", deaf.address());
                case "dns" -> run.deafDns(deaf);
                case "waiting" -> run.waiting();
                default -> throw new IllegalArgumentException(each + " is none of " + ALL);
              };
        }
      }
      return held;
    }
  }

  /** A measurement's server, source and size. */
  private record Run(CarillonServer server, SmtpSource source, int messages) {

    private double rate() throws Exception {
      return messages / source.send(false, server.port("smtp"), messages);
    }

    /** One message per connection: more failures than open a breaker. */
    private void open() throws Exception {
      source.send(false, server.port("smtp"), CONNECTIONS);
    }

    private static boolean told(String what, Ratio ratio) {
      System.out.printf("%s: %s of the rate without (goal %.1f)%n", what, ratio, GOAL);
      return ratio.median() >= GOAL;
    }

    boolean away(String what, String kind, String address) throws Exception {
      Ratio ratio = new Ratio();
      for (int round = 0; round < ROUNDS; round++) {
        double without = rate();
        add(server, kind, address, ", \"timeout\": 1");
        open();
        double with = rate();
        delete(server);
        ratio.add(with, without);
      }
      return told(what, ratio);
    }

    /** The comparison is a working DNS, since the checks are the same. */
    boolean deafDns(UnresponsiveServer deaf) throws Exception {
      Ratio ratio = new Ratio();
      for (int round = 0; round < ROUNDS; round++) {
        double without = rate();
        asks(server, deaf.datagrams());
        open();
        double with = rate();
        asks(server, BenchDns.ADDRESS + ":53");
        ratio.add(with, without);
      }
      return told("DNS that never answers", ratio);
    }

    /** The breaker is closed, and messages to another domain wait for the filter. */
    boolean waiting() throws Exception {
      Ratio ratio = new Ratio();
      for (int round = 0; round < ROUNDS; round++) {
        double without = rate();
        try (UnresponsiveServer deaf = new UnresponsiveServer();
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
          add(server, "clamd", deaf.address(), ", \"timeout\": 60, \"domains\": [\"slow.test\"]");
          List<Future<Command>> waiting = new ArrayList<>();
          for (int i = 0; i < WAITING; i++) {
            waiting.add(threads.submit(this::sendSlow));
          }
          Await.until("the filter holds them", BOUND, () -> deaf.connections() == WAITING);
          double with = rate();
          if (deaf.connections() != WAITING || waiting.stream().anyMatch(Future::isDone)) {
            throw new IllegalStateException("They did not wait all the time");
          }
          ratio.add(with, without);
          deaf.close();
          for (Future<Command> each : waiting) {
            each.get().orFail();
          }
        }
        delete(server);
      }
      return told("other mail while " + WAITING + " messages wait for a filter", ratio);
    }

    private Command sendSlow() {
      return Command.run(
          BOUND,
          List.of(
              OutsideTool.SMTP_SOURCE.path(),
              "-f",
              "sender@src.test",
              "-t",
              "reader@slow.test",
              "127.0.0.1:" + server.port("smtp")));
    }
  }

  private static void asks(CarillonServer server, String dns) {
    expect(
        server.api(
            "PATCH",
            "/settings",
            "{\"dns.servers\": [\"%s\"], \"policy.screening.unscreened-networks\": []}"
                .formatted(dns)));
  }

  private static void add(CarillonServer server, String kind, String address, String more) {
    expect(
        server.api(
            "POST",
            "/external-filters",
            "{\"name\": \"dead\", \"kind\": \"%s\", \"address\": \"%s\", \"failure\": \"accept\"%s}"
                .formatted(kind, address, more)));
  }

  private static void delete(CarillonServer server) {
    expect(server.api("DELETE", "/external-filters/dead", ""));
  }

  private static void expect(HttpResponse<String> answer) {
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(answer.body());
    }
  }
}
