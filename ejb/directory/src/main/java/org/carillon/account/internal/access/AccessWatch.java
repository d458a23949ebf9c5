package org.carillon.account.internal.access;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.carillon.account.access.AccessRules;
import org.carillon.contract.Watch;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/** Ends sessions and connections whose sign-in is no longer allowed, within a minute. */
@ApplicationScoped
public class AccessWatch {
  private static final Logger LOG = Logger.getLogger(AccessWatch.class);

  /** The interval at which the permitted hours are checked. */
  private static final Duration LOOK = Duration.ofSeconds(30);

  private final AccessRules rules;
  private final Settings settings;
  private final Set<Open> open = ConcurrentHashMap.newKeySet();
  private final Semaphore changes = new Semaphore(0);
  private final Thread thread = Thread.ofVirtual().name("carillon-access").unstarted(this::run);
  private Watch watch;

  /** An open session or connection. No two are equal. */
  private static final class Open {
    private final long domain;
    private final long account;
    private final AccessRules.Entry entry;
    private final Runnable onEnd;

    Open(long domain, long account, AccessRules.Entry entry, Runnable onEnd) {
      this.domain = domain;
      this.account = account;
      this.entry = entry;
      this.onEnd = onEnd;
    }
  }

  @Inject
  public AccessWatch(AccessRules rules, Settings settings) {
    this.rules = rules;
    this.settings = settings;
  }

  @PostConstruct
  public void start() {
    thread.start();
    watch = settings.watch(changes::release);
  }

  @PreDestroy
  void stop() {
    watch.close();
    thread.interrupt();
  }

  /** Watches an open session or connection. Calls {@code onEnd} once it is no longer allowed. */
  public Watch watch(long domain, long account, AccessRules.Entry entry, Runnable onEnd) {
    Open one = new Open(domain, account, entry, onEnd);
    open.add(one);
    return () -> open.remove(one);
  }

  private void run() {
    try {
      while (true) {
        changes.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        changes.drainPermits();
        open.forEach(this::look);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(Open one) {
    try {
      if (rules.refusal(one.domain, one.account, one.entry).isPresent() && open.remove(one)) {
        one.onEnd.run();
      }
    } catch (RuntimeException surprise) {
      LOG.error("A session that is no longer allowed could not be ended", surprise);
    }
  }
}
