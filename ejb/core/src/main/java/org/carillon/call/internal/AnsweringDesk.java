package org.carillon.call.internal;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.contract.call.AddressOfRecord;
import org.carillon.contract.call.Addressee;
import org.carillon.contract.call.CallDesk;
import org.carillon.contract.call.CallRequest;
import org.carillon.contract.call.DigestAnswer;
import org.carillon.contract.call.DigestVerdict;
import org.carillon.contract.call.Registered;
import org.carillon.contract.call.Registration;
import org.carillon.contract.call.Route;
import org.carillon.contract.call.Tolerance;
import org.jboss.logging.Logger;

/** A desk whose surprises are answers, since whoever asks can do nothing about them. */
final class AnsweringDesk implements CallDesk {
  private static final Logger LOG = Logger.getLogger(AnsweringDesk.class);

  private static final long PAUSE_NANOS = Duration.ofSeconds(10).toNanos();

  private final AtomicLong told = new AtomicLong(System.nanoTime() - PAUSE_NANOS - 1);
  private final CallDesk desk;

  AnsweringDesk(CallDesk desk) {
    this.desk = desk;
  }

  @Override
  public Addressee find(AddressOfRecord address) {
    try {
      return desk.find(address);
    } catch (RuntimeException e) {
      return new Addressee.Undecided(surprise(e));
    }
  }

  @Override
  public DigestVerdict check(DigestAnswer answer, InetAddress source) {
    try {
      return desk.check(answer, source);
    } catch (RuntimeException e) {
      return new DigestVerdict.Undecided(surprise(e));
    }
  }

  @Override
  public Registered register(Registration registration) {
    try {
      return desk.register(registration);
    } catch (RuntimeException e) {
      return new Registered.Unavailable(surprise(e));
    }
  }

  @Override
  public Route route(CallRequest request) {
    try {
      return desk.route(request);
    } catch (RuntimeException e) {
      return new Route.Refuse(500, surprise(e));
    }
  }

  @Override
  public Tolerance tolerance() {
    return desk.tolerance();
  }

  @Override
  public byte[] clusterKey() {
    return desk.clusterKey();
  }

  /** Told in full once in a while: what hinders one answer hinders thousands. */
  private String surprise(RuntimeException surprise) {
    long now = System.nanoTime();
    long last = told.get();
    if (now - last > PAUSE_NANOS && told.compareAndSet(last, now)) {
      LOG.error("The call desk could not answer", surprise);
    } else {
      LOG.debugf("The call desk could not answer: %s", surprise);
    }
    return "Internal Error";
  }
}
