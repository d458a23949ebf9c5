package org.carillon.bench;

import java.nio.file.Path;
import java.util.List;
import org.carillon.bench.peer.Kamailio;
import org.carillon.testbed.CarillonServer;

/**
 * Compares registrations with digest and calls between registered phones, over UDP, with Kamailio:
 * the same phones, alternating.
 */
final class SipBenchmark implements Benchmark {

  private static final int ROUNDS = 5;

  /** The runs until the server's code is compiled; the peer's is native. */
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
      SipPhones.createUsers(carillon);
      return compare(carillon.port("sip"), Kamailio.SIP, seconds);
    }
  }

  private static boolean compare(int ours, int peers, double seconds) throws Exception {
    try (SipPhones our = new SipPhones(ours);
        SipPhones peer = new SipPhones(peers)) {
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
}
