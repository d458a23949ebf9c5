package org.carillon.call.internal;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.contract.call.AddressLookupResult;
import org.carillon.contract.call.AddressOfRecord;
import org.carillon.contract.call.CallControl;
import org.carillon.contract.call.CallRateLimits;
import org.carillon.contract.call.CallRequest;
import org.carillon.contract.call.CallRoute;
import org.carillon.contract.call.DigestAnswer;
import org.carillon.contract.call.DigestVerdict;
import org.carillon.contract.call.Registered;
import org.carillon.contract.call.Registration;
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
  public AddressLookupResult find(AddressOfRecord address) {
    try {
      return calls.find(address);
    } catch (RuntimeException e) {
      return new AddressLookupResult.Undecided(surprise(e));
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
  public CallRateLimits tolerance() {
    return calls.tolerance();
  }

  @Override
  public byte[] clusterKey() {
    return calls.clusterKey();
  }

  /** Logs the exception, in full only sometimes: one cause may affect many answers. */
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
