package org.carillon.adapter.source;

import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.PostConnectProcessor;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.SingleServerSet;
import com.unboundid.ldap.sdk.StartTLSPostConnectProcessor;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import java.io.IOException;
import java.time.Duration;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import org.carillon.contract.source.SourceConnectionSettings;

/** One directory server: connections for searches, and others for users' binds. */
final class LdapServer implements AutoCloseable {
  private static final Duration AGE = Duration.ofMinutes(5);
  private static final int MOST_MESSAGE = 1_048_576;

  private final SourceConnectionSettings.Server server;
  private final LDAPConnectionPool searching;
  private final LDAPConnectionPool binding;

  LdapServer(
      SourceConnectionSettings.Ldap place, SourceConnectionSettings.Server server, SSLContext tls) {
    this.server = server;
    SingleServerSet set =
        new SingleServerSet(
            server.host(),
            server.port(),
            server.tls() ? tls.getSocketFactory() : SocketFactory.getDefault(),
            options(place.patience()));
    PostConnectProcessor first =
        place.startTls() && !server.tls() ? new StartTLSPostConnectProcessor(tls) : null;
    BindRequest service =
        place.bindName().isEmpty() ? null : new SimpleBindRequest(place.bindName(), place.secret());
    try {
      this.searching = pool(set, service, place.connections(), first);
      this.binding = pool(set, null, place.connections(), first);
    } catch (LDAPException impossible) {
      // None is connected yet.
      throw new IllegalStateException(impossible);
    }
  }

  private static LDAPConnectionOptions options(Duration patience) {
    int millis = (int) patience.toMillis();
    LDAPConnectionOptions options = new LDAPConnectionOptions();
    options.setConnectTimeoutMillis(millis);
    options.setResponseTimeoutMillis(millis);
    options.setUseSynchronousMode(true);
    options.setAllowConcurrentSocketFactoryUse(true);
    options.setFollowReferrals(false);
    options.setMaxMessageSize(MOST_MESSAGE);
    options.setBindWithDNRequiresPassword(true);
    options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
    return options;
  }

  private static LDAPConnectionPool pool(
      SingleServerSet set, BindRequest bind, int most, PostConnectProcessor first)
      throws LDAPException {
    LDAPConnectionPool pool = new LDAPConnectionPool(set, bind, 0, most, first, false);
    pool.setMaxConnectionAgeMillis(AGE.toMillis());
    return pool;
  }

  /** An operation on a connection. */
  @FunctionalInterface
  interface Operation<T> {
    T on(LDAPConnection connection) throws LDAPException;
  }

  /** Runs an operation on a connection bound as the search user. */
  <T> T search(Operation<T> operation) throws IOException {
    return run(searching, operation);
  }

  /** Runs an operation on a connection that may still be bound as the last user who bound on it. */
  <T> T bind(Operation<T> operation) throws IOException {
    return run(binding, operation);
  }

  private <T> T run(LDAPConnectionPool pool, Operation<T> operation) throws IOException {
    try {
      LDAPConnection connection = pool.getConnection();
      try {
        return released(pool, connection, operation);
      } catch (LDAPException closed) {
        if (closed.getResultCode().intValue() != ResultCode.SERVER_DOWN_INT_VALUE) {
          throw closed;
        }
        // The server closed the idle connection; the server itself may be well.
        return released(pool, pool.getConnection(), operation);
      }
    } catch (LDAPException away) {
      throw new IOException(server + ": " + away.getMessage(), away);
    }
  }

  private static <T> T released(
      LDAPConnectionPool pool, LDAPConnection connection, Operation<T> operation)
      throws LDAPException {
    boolean isUsable = false;
    try {
      T said = operation.on(connection);
      isUsable = true;
      return said;
    } catch (LDAPException failure) {
      isUsable = failure.getResultCode().isConnectionUsable();
      throw failure;
    } finally {
      if (isUsable) {
        pool.releaseConnection(connection);
      } else {
        pool.releaseDefunctConnection(connection);
      }
    }
  }

  @Override
  public String toString() {
    return server.toString();
  }

  @Override
  public void close() {
    searching.close();
    binding.close();
  }
}
