package org.carillon.bench.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Twenty clients of one directory, each with its next request after the response. */
final class LdapLoad implements AutoCloseable {
  private static final int CONNECTIONS = 20;

  private final List<LDAPConnection> connections = new ArrayList<>();
  private final AtomicLong turns = new AtomicLong();

  /** Connects over TLS and signs in as an administrator. */
  LdapLoad(int port, String name, String password) throws LDAPException, GeneralSecurityException {
    SSLUtil trusting = new SSLUtil(new TrustAllTrustManager());
    LDAPConnectionOptions patient = new LDAPConnectionOptions();
    patient.setResponseTimeoutMillis(Duration.ofMinutes(1).toMillis());
    for (int number = 0; number < CONNECTIONS; number++) {
      LDAPConnection connection = new LDAPConnection(patient, "127.0.0.1", port);
      connections.add(connection);
      connection.processExtendedOperation(
          new StartTLSExtendedRequest(trusting.createSSLSocketFactory()));
      connection.bind(name, password);
    }
  }

  /** Returns the rate per second. */
  double rate(LdapWork work, Duration time) throws Exception {
    long begun = System.nanoTime();
    long end = begun + time.toNanos();
    long done = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      List<Future<Long>> all =
          connections.stream().map(each -> threads.submit(() -> turn(each, work, end))).toList();
      for (Future<Long> each : all) {
        done += each.get();
      }
    }
    return done / ((System.nanoTime() - begun) / 1e9);
  }

  private long turn(LDAPConnection connection, LdapWork work, long end) throws LDAPException {
    long done = 0;
    while (System.nanoTime() < end) {
      work.run(connection, turns.getAndIncrement());
      done++;
    }
    return done;
  }

  @Override
  public void close() {
    connections.forEach(LDAPConnection::close);
  }
}
