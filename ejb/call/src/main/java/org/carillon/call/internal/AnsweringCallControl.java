package org.carillon.call.internal;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.contract.call.AddressOfRecord;
import org.carillon.contract.call.Addressee;
import org.carillon.contract.call.CallControl;
import org.carillon.contract.call.CallRequest;
import org.carillon.contract.call.CallRoute;
import org.carillon.contract.call.DigestAnswer;
import org.carillon.contract.call.DigestVerdict;
import org.carillon.contract.call.Registered;
import org.carillon.contract.call.Registration;
import org.carillon.contract.call.Tolerance;
import org.jboss.logging.Logger;

/** Call control that turns exceptions into answers, since the adapter can't handle an exception. */
final class AnsweringCallControl implements CallControl {
  private static final Logger LOG = Logger.getLogger(AnsweringCallControl.class);

  private static final long PAUSE_NANOS = Duration.ofSeconds(10).toNanos();

  private final AtomicLong told = new AtomicLong(System.nanoTime() - PAUSE_NANOS - 1);
  private final CallControl calls;

  AnsweringCallControl(CallControl calls) {
    this.calls = calls;
  }

  @Override
  public Addressee find(AddressOfRecord address) {
    try {
      return calls.find(address);
    } catch (RuntimeException e) {
      return new Addressee.Undecided(surprise(e));
    }
  }

  @Override
  public DigestVerdict check(DigestAnswer answer, InetAddress source, boolean encrypted) {
    try {
      return calls.check(answer, source, encrypted);
    } catch (RuntimeException e) {
      return new DigestVerdict.Undecided(surprise(e));
    }
  }

  @Override
  public Registered register(Registration registration) {
    try {
      return calls.register(registration);
    } catch (RuntimeException e) {
      return new Registered.Unavailable(surprise(e));
    }
  }

  @Override
  public CallRoute route(CallRequest request) {
    try {
      return calls.route(request);
    } catch (RuntimeException e) {
      return new CallRoute.Refuse(500, surprise(e));
    }
  }

  @Override
  public Tolerance tolerance() {
    return calls.tolerance();
  }

  @Override
  public byte[] clusterKey() {
    return calls.clusterKey();
  }

  /**
   * Logs the exception, in full only once in a while, since one cause may affect thousands of
   * answers.
   */
  private String surprise(RuntimeException surprise) {
    long now = System.nanoTime();
    long last = told.get();
    if (now - last > PAUSE_NANOS && told.compareAndSet(last, now)) {
      LOG.error("Call control could not answer", surprise);
    } else {
      LOG.debugf("Call control could not answer: %s", surprise);
    }
    return "Internal Error";
  }
}
