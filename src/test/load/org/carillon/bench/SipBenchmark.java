package org.carillon.bench;

import java.nio.file.Path;
import java.util.List;
import org.carillon.bench.peer.Kamailio;
import org.carillon.testbed.CarillonServer;

/**
 * Registrations with digest and calls between registered phones, over UDP, against Kamailio doing
 * the same work: the same phones, in turns.
 */
final class SipBenchmark implements Benchmark {

  private static final int USERS = 100;
  private static final int AT_ONCE = 64;
  private static final int ROUNDS = 5;

  /** Until the server's code is compiled; the peer's is. */
  private static final int WARM_UPS = 5;

  private static final double SECONDS = 8;
  private static final double REGISTRATION_GOAL = 0.8;
  private static final double CALL_GOAL = 0.6;

  @Override
  public String name() {
    return "sip";
  }

  @Override
  public String title() {
    return "SIP registrations and calls against Kamailio";
  }

  @Override
  public boolean run(List<String> words) throws Exception {
    double seconds = words.isEmpty() ? SECONDS : Double.parseDouble(words.getFirst());
    Path folder = BenchFolder.fresh("sip");
    try (CarillonServer carillon = CarillonServer.start(folder.resolve("home"), BenchPorts.OFFSET);
        Kamailio kamailio = new Kamailio(folder)) {
      carillon.createDomain(SipUsers.DOMAIN);
      for (int user = 0; user < USERS; user++) {
        carillon.createAccount(
            SipUsers.name(user) + "@" + SipUsers.DOMAIN, SipUsers.password(user));
      }
      return compare(carillon.port("sip"), Kamailio.SIP, seconds);
    }
  }

  private static boolean compare(int ours, int peers, double seconds) throws Exception {
    try (Phones our = new Phones(ours);
        Phones peer = new Phones(peers)) {
      for (int warm = 0; warm < WARM_UPS; warm++) {
        our.registrations(seconds);
        our.calls(seconds);
      }
      Ratio registrations = new Ratio();
      Ratio calls = new Ratio();
      for (int round = 1; round <= ROUNDS; round++) {
        registrations.add(our.registrations(seconds), peer.registrations(seconds));
        calls.add(our.calls(seconds), peer.calls(seconds));
        System.out.printf(
            "round %d of %d%n  registrations so far %s%n  calls so far %s%n",
            round, ROUNDS, registrations, calls);
      }
      System.out.printf(
          "registrations: %s of Kamailio (goal %.1f)%n", registrations, REGISTRATION_GOAL);
      System.out.printf("calls: %s of Kamailio (goal %.1f)%n", calls, CALL_GOAL);
      boolean clean = our.isClean("Carillon") & peer.isClean("Kamailio");
      return clean && registrations.median() >= REGISTRATION_GOAL && calls.median() >= CALL_GOAL;
    }
  }

  /** The phones of one server. */
  private static final class Phones implements AutoCloseable {
    private final SipLine callees;
    private final SipLine callers;
    private final SipRegistrations registrations;
    private final SipCalls calls;

    Phones(int port) throws Exception {
      callees = new SipLine(port);
      callers = new SipLine(port);
      registrations = new SipRegistrations(callees, USERS, AT_ONCE);
      calls = new SipCalls(callers, callees, USERS, AT_ONCE);
      registrations.all();
    }

    double registrations(double seconds) throws Exception {
      return registrations.perSecond(seconds);
    }

    double calls(double seconds) throws Exception {
      return calls.perSecond(seconds);
    }

    /** Whether nothing was refused: a side that fails does less work, and no ratio holds. */
    boolean isClean(String name) {
      if (registrations.failed() + calls.failed() > 0) {
        System.out.printf(
            "no ratio holds: %s refused %,d registrations and failed %,d calls%n",
            name, registrations.failed(), calls.failed());
      }
      return registrations.failed() + calls.failed() == 0;
    }

    @Override
    public void close() {
      callees.close();
      callers.close();
    }
  }
}
