package org.carillon.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carillon.bench.busy.BusyBenchmark;
import org.carillon.bench.dav.DavBenchmark;
import org.carillon.bench.directory.DirectoryBenchmark;
import org.carillon.bench.generated.GeneratedBenchmark;
import org.carillon.bench.guess.GuessBenchmark;
import org.carillon.bench.hostile.HostileBenchmark;
import org.carillon.bench.idle.IdleBenchmark;
import org.carillon.bench.imap.ImapBenchmark;
import org.carillon.bench.imap.MillionBenchmark;
import org.carillon.bench.ldap.LdapBenchmark;
import org.carillon.bench.meeting.MeetingsBenchmark;
import org.carillon.bench.policy.AuthenticationBenchmark;
import org.carillon.bench.policy.DeadFilterBenchmark;
import org.carillon.bench.policy.SieveBenchmark;
import org.carillon.bench.scale.ScaleBenchmark;
import org.carillon.bench.silent.FrozenBenchmark;
import org.carillon.bench.verdict.VerdictsBenchmark;
import org.carillon.bench.web.CalendarBenchmark;
import org.carillon.bench.web.ContactsBenchmark;
import org.carillon.bench.web.HostileTextsBenchmark;
import org.carillon.bench.web.PeopleBenchmark;
import org.carillon.bench.web.RenderBenchmark;
import org.carillon.bench.web.WebmailBenchmark;

/** The main class of {@code ./carillon bench NAME}. */
public final class Bench {

  private static final List<Benchmark> ALL =
      List.of(
          new SmtpBenchmark(),
          new AuthenticationBenchmark(),
          new BeforeBenchmark(),
          new BusyBenchmark(),
          new CalendarBenchmark(),
          new ContactsBenchmark(),
          new CrashBenchmark(),
          new DavBenchmark(),
          new GeneratedBenchmark(),
          new DeadFilterBenchmark(),
          new DirectoryBenchmark(),
          new DkimBenchmark(),
          new DomainBenchmark(),
          new FrozenBenchmark(),
          new FuzzBenchmark(),
          new GuessBenchmark(),
          new HostileBenchmark(),
          new HostileTextsBenchmark(),
          new IdleBenchmark(),
          new ImapBenchmark(),
          new LdapBenchmark(),
          new MeetingsBenchmark(),
          new MemoryBenchmark(),
          new MillionBenchmark(),
          new PeopleBenchmark(),
          new PowerLossBenchmark(),
          new RedeployBenchmark(),
          new RenderBenchmark(),
          new ScaleBenchmark(),
          new SieveBenchmark(),
          new SipBenchmark(),
          new VerdictsBenchmark(),
          new WebmailBenchmark());

  private Bench() {}

  /**
   * Runs the named benchmark; exit status 0 if its claims held, 1 if not, 2 if there is no such
   * benchmark.
   */
  public static void main(String[] words) throws Exception {
    Optional<Benchmark> asked =
        words.length == 0
            ? Optional.empty()
            : ALL.stream().filter(b -> b.name().equals(words[0])).findFirst();
    if (asked.isEmpty()) {
      System.out.println("Usage: carillon bench NAME");
      ALL.forEach(b -> System.out.printf("  %-13s %s%n", b.name(), b.title()));
      System.exit(words.length == 0 ? 0 : 2);
    }
    boolean held = asked.get().run(Arrays.asList(words).subList(1, words.length));
    System.exit(held ? 0 : 1);
  }
}
