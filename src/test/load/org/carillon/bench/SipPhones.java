package org.carillon.bench;

import org.carillon.testbed.CarillonServer;

/** The phones of one server: half of them call the others. */
final class SipPhones implements AutoCloseable {
  private static final int USERS = 100;
  private static final int AT_ONCE = 64;

  private final SipLine callees;
  private final SipLine callers;
  private final SipRegistrations registrations;
  private final SipCalls calls;

  /** Registers all phones at the server on this loopback port. */
  SipPhones(int port) throws Exception {
    callees = new SipLine(port);
    callers = new SipLine(port);
    registrations = new SipRegistrations(callees, USERS, AT_ONCE);
    calls = new SipCalls(callers, callees, USERS, AT_ONCE);
    registrations.all();
  }

  static void createUsers(CarillonServer server) {
    server.createDomain(SipUsers.DOMAIN);
    for (int user = 0; user < USERS; user++) {
      server.createAccount(SipUsers.name(user) + "@" + SipUsers.DOMAIN, SipUsers.password(user));
    }
  }

  double registrations(double seconds) throws Exception {
    return registrations.perSecond(seconds);
  }

  double calls(double seconds) throws Exception {
    return calls.perSecond(seconds);
  }

  /** Returns whether no request failed: a failing side does less work, and no ratio is valid. */
  boolean isClean(String name) {
    if (registrations.failed() + calls.failed() > 0) {
      System.out.printf(
          "no ratio holds: %s refused %,d registrations and failed %,d calls%n",
          name, registrations.failed(), calls.failed());
    }
    return registrations.failed() + calls.failed() == 0;
  }

  @Override
  public void close() {
    callees.close();
    callers.close();
  }
}
