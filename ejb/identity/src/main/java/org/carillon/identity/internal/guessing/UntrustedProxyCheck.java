package org.carillon.identity.internal.guessing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.carillon.health.Health;
import org.carillon.health.HealthCheck;
import org.jboss.logging.Logger;

/**
 * Notices many wrong passwords from this machine's own address, which no limit on networks applies
 * to. The likely cause is a proxy on this machine that does not pass on its clients' addresses, so
 * that attackers are not limited by network. It logs a warning when this begins, and reports the
 * problem as unhealthy for a day.
 */
@ApplicationScoped
class UntrustedProxyCheck implements HealthCheck {
  private static final Logger LOG = Logger.getLogger(UntrustedProxyCheck.class);
  private static final String PART = "sign-in";
  private static final long TOLD_NANOS = Duration.ofDays(1).toNanos();
  private static final String ADVICE =
      " wrong passwords came from this machine itself, which has no limit per address. If a"
          + " proxy runs here, its clients cannot be told apart. Web: let it send X-Forwarded-For,"
          + " and add its address to web.proxies. Mail and SIP: let it use the PROXY protocol, and"
          + " add its address to listener.proxies.";

  private final LongSupplier nanoTime;

  /** The reported problem; empty for none. Guarded by this. */
  private String told = "";

  /** The time when the problem was last noticed, by the clock in ns. Guarded by this. */
  private long noticed;

  UntrustedProxyCheck() {
    this(System::nanoTime);
  }

  UntrustedProxyCheck(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * Reports wrong passwords from this machine.
   *
   * @param wrong the number of wrong passwords within the time for guesses
   */
  synchronized void met(long wrong) {
    boolean begins = problem().isEmpty();
    noticed = nanoTime.getAsLong();
    told = wrong + ADVICE;
    if (begins) {
      LOG.warn(told);
    }
  }

  private synchronized String problem() {
    return nanoTime.getAsLong() - noticed < TOLD_NANOS ? told : "";
  }

  @Override
  public String part() {
    return PART;
  }

  @Override
  public boolean needsDatabase() {
    return true;
  }

  @Override
  public Health check() {
    String problem = problem();
    return problem.isEmpty()
        ? new Health(PART, true, "The server sees the address of each client.")
        : Health.unsound(PART, problem);
  }
}
