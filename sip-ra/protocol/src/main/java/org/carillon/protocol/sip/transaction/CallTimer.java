package org.carillon.protocol.sip.transaction;

import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.stack.SIPStackTimerTask;
import gov.nist.javax.sip.stack.timers.SipTimer;
import java.time.Duration;
import java.util.Properties;
import org.carillon.protocol.sip.load.CallExecutor;

/** Timers that fire in their call's lane, so that two threads never use a transaction at once. */
public final class CallTimer implements SipTimer {
  private final Timers alarms;
  private final CallExecutor lanes;

  CallTimer(Timers alarms, CallExecutor lanes) {
    this.alarms = alarms;
    this.lanes = lanes;
  }

  /** Runs the task in the call's lane after the delay. */
  public Timers.Alarm after(Duration delay, String callId, Runnable task) {
    return alarms.after(delay, () -> lanes.run(callId, task));
  }

  @Override
  public boolean schedule(SIPStackTimerTask task, long delay) {
    task.setSipTimerTask(alarms.after(Duration.ofMillis(delay), () -> inLane(task, task::runTask)));
    return true;
  }

  @Override
  public boolean scheduleWithFixedDelay(SIPStackTimerTask task, long delay, long period) {
    Runnable tick =
        () -> {
          // A timer that the task itself cancels is not set again.
          Object before = task.getSipTimerTask();
          task.runTask();
          if (before != null && task.getSipTimerTask() == before) {
            scheduleWithFixedDelay(task, period, period);
          }
        };
    task.setSipTimerTask(alarms.after(Duration.ofMillis(delay), () -> inLane(task, tick)));
    return true;
  }

  private void inLane(SIPStackTimerTask task, Runnable work) {
    // A transaction that has released its request has no call any more, and only removes itself.
    String callId = task.getThreadHash() instanceof String id ? id : "";
    lanes.run(callId, work);
  }

  @Override
  public boolean cancel(SIPStackTimerTask task) {
    if (!(task.getSipTimerTask() instanceof Timers.Alarm alarm)) {
      return false;
    }
    task.cleanUpBeforeCancel();
    task.setSipTimerTask(null);
    alarm.cancel();
    return true;
  }

  @Override
  public void start(SipStackImpl stack, Properties properties) {}

  @Override
  public void stop() {
    alarms.stop();
  }

  @Override
  public boolean isStarted() {
    return !alarms.isStopped();
  }
}
