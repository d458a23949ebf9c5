package org.carillon.protocol.sip.transaction;

import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.stack.SIPStackTimerTask;
import gov.nist.javax.sip.stack.timers.SipTimer;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.carillon.protocol.sip.Lanes;

/**
 * Timers that go off in their call's lane, so that a transaction is never touched by two threads.
 * One thread keeps the time for all.
 */
public final class CallTimer implements SipTimer {
  private final ScheduledThreadPoolExecutor clock;
  private final Lanes lanes;

  CallTimer(Lanes lanes) {
    this.lanes = lanes;
    this.clock =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("sip-timer").factory());
    clock.setRemoveOnCancelPolicy(true);
    // After the end nothing goes off any more, and nobody needs to be told.
    clock.setRejectedExecutionHandler((task, executor) -> {});
  }

  /** Does the task in the call's lane after the delay; cancel the answer to stop that. */
  public Future<?> after(Duration delay, String callId, Runnable task) {
    return clock.schedule(() -> lanes.run(callId, task), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public boolean schedule(SIPStackTimerTask task, long delay) {
    task.setSipTimerTask(clock.schedule(() -> inLane(task), delay, TimeUnit.MILLISECONDS));
    return true;
  }

  @Override
  public boolean scheduleWithFixedDelay(SIPStackTimerTask task, long delay, long period) {
    task.setSipTimerTask(
        clock.scheduleWithFixedDelay(() -> inLane(task), delay, period, TimeUnit.MILLISECONDS));
    return true;
  }

  private void inLane(SIPStackTimerTask task) {
    // A transaction that has let go of its request has no call any more, only itself to remove.
    String callId = task.getThreadHash() instanceof String id ? id : "";
    lanes.run(callId, task::runTask);
  }

  @Override
  public boolean cancel(SIPStackTimerTask task) {
    if (!(task.getSipTimerTask() instanceof Future<?> future)) {
      return false;
    }
    task.cleanUpBeforeCancel();
    task.setSipTimerTask(null);
    return future.cancel(false);
  }

  @Override
  public void start(SipStackImpl stack, Properties properties) {}

  @Override
  public void stop() {
    clock.shutdownNow();
  }

  @Override
  public boolean isStarted() {
    return !clock.isShutdown();
  }
}
