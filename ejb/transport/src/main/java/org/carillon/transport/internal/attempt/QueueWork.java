package org.carillon.transport.internal.attempt;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.carillon.database.Outage;
import org.carillon.database.RepeatedWork;
import org.carillon.startup.DatabaseReady;
import org.carillon.transport.internal.queue.DueSignals;
import org.carillon.transport.internal.room.FullAccounts;
import org.carillon.transport.queue.QueuedRecipient.Work;
import org.jboss.logging.Logger;

/** Works on this node's share of the queue while the application is deployed. */
@ApplicationScoped
class QueueWork {

  private static final Logger LOG = Logger.getLogger(QueueWork.class);

  /** The number of queue entries worked on at once. */
  private static final int AT_ONCE = 16;

  /** The interval of checks whether full accounts have room again. */
  private static final Duration ROOM = Duration.ofSeconds(5);

  private static final Duration STOPPING = Duration.ofSeconds(5);

  private final Claims claims;
  private final DueSignals signals;
  private final LocalWork localWork;
  private final NoticeWork noticeWork;
  private final ProgramWork programWork;
  private final ExpansionWork spreadWork;
  private final FullAccounts full;
  private final RepeatedWork room =
      new RepeatedWork(
          "queue-room", "Delivering held mail to full mailboxes", ROOM, this::wakeFull);

  @Inject
  QueueWork(
      Claims claims,
      DueSignals signals,
      LocalWork localWork,
      NoticeWork noticeWork,
      ProgramWork programWork,
      ExpansionWork spreadWork,
      FullAccounts full) {
    this.claims = claims;
    this.signals = signals;
    this.localWork = localWork;
    this.noticeWork = noticeWork;
    this.programWork = programWork;
    this.spreadWork = spreadWork;
    this.full = full;
  }

  private final List<Thread> threads = new ArrayList<>();

  /** All kinds of work share an outage, so that the log shows it once. */
  private final Outage outage = new Outage(LOG, "The queue is paused");

  @FunctionalInterface
  private interface Handling {
    void handle(Claim claim) throws SQLException;
  }

  void start(@Observes DatabaseReady ready) {
    giveBack();
    start(Work.LOCAL, () -> round(Work.LOCAL, localWork::attempt));
    start(Work.NOTICE, () -> round(Work.NOTICE, noticeWork::tell));
    start(Work.PROGRAM, () -> round(Work.PROGRAM, programWork::attempt));
    start(Work.SPREAD, () -> round(Work.SPREAD, spreadWork::attempt));
    start(Work.RELAY, this::wakeRelay);
    room.start();
  }

  private Duration wakeFull() throws SQLException {
    if (full.wake() > 0) {
      signals.signal(Work.LOCAL);
    }
    return ROOM;
  }

  @PreDestroy
  void stop() {
    room.close();
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      try {
        thread.join(STOPPING);
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void giveBack() {
    try {
      int given = claims.giveBack();
      if (given > 0) {
        LOG.infof(
            "%d deliveries that were in progress when this node stopped are tried again", given);
      }
    } catch (SQLException away) {
      LOG.warnf(
          "Claims of an earlier run could not be released and end with their lease: %s",
          away.getMessage());
    }
  }

  private void start(Work work, DueLoop.Step step) {
    threads.add(
        Thread.ofVirtual()
            .name("queue-" + work)
            .start(new DueLoop(work, claims, signals, step, outage)));
  }

  private boolean round(Work work, Handling handling) throws SQLException {
    List<Claim> claimed = claims.claim(work, AT_ONCE, ActiveClaims.Room.unbounded());
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      claimed.forEach(claim -> each.submit(() -> handle(claim, handling)));
    }
    return !claimed.isEmpty();
  }

  private static void handle(Claim claim, Handling handling) {
    try {
      handling.handle(claim);
    } catch (SQLException away) {
      LOG.warnf(
          "%s is tried again when its lease ends: %s", claim.message().trace(), away.getMessage());
    } catch (RuntimeException defect) {
      LOG.errorf(defect, "%s met an unexpected error", claim.message().trace());
    }
  }

  /** The adapter relays; it is only told when mail is due. */
  private boolean wakeRelay() throws SQLException {
    boolean due = claims.nextDue(Work.RELAY).filter(next -> !next.isPositive()).isPresent();
    if (due) {
      signals.signal(Work.RELAY);
    }
    return false;
  }
}
