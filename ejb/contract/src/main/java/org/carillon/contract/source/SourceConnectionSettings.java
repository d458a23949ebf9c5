package org.carillon.contract.source;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The location of a source that is queried over the network, and the settings of the query. */
public sealed interface SourceConnectionSettings {
  /** The placeholder for the local part in names and filters. */
  String USER = "{user}";

  String DOMAIN = "{domain}";

  /** The placeholder for the whole address. */
  String ADDRESS = "{address}";

  /** Returns the longest wait for one answer of a server; after that, the next server is tried. */
  Duration patience();

  /** A server by its name; {@code tls} is true if TLS begins at once. */
  record Server(String host, int port, boolean tls) {
    @Override
    public String toString() {
      return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
  }

  /**
   * A directory that is queried by LDAP (RFC 4511).
   *
   * @param servers the servers, tried in order
   * @param startTls true if StartTLS is used before anything else is sent, on servers where TLS
   *     does not begin at once
   * @param certificates the trusted authorities' certificates, in PEM; empty for those of the
   *     platform
   * @param bindName the name to bind with for searches; empty for anonymous searches
   * @param secret the password of the bind name
   * @param userName the name with which a user binds, with placeholders such as {@link #USER};
   *     empty to search for the user first
   * @param base the entry below which to search; empty to never search
   * @param filter the search filter (RFC 4515), with placeholders such as {@link #USER}
   * @param attributes the requested attributes
   * @param connections the maximum number of connections
   */
  record Ldap(
      List<Server> servers,
      boolean startTls,
      String certificates,
      String bindName,
      String secret,
      String userName,
      String base,
      String filter,
      Set<String> attributes,
      Duration patience,
      int connections)
      implements SourceConnectionSettings {
    public Ldap {
      servers = List.copyOf(servers);
      attributes = Set.copyOf(attributes);
    }

    /** Leaves the secret out, so that no log can show it. */
    @Override
    public String toString() {
      return "Ldap" + servers;
    }
  }

  /**
   * A RADIUS server (RFC 2865).
   *
   * @param servers the servers, tried in order
   * @param secret the secret shared with all of them
   * @param userName the value of User-Name, with placeholders such as {@link #USER}
   * @param nas the name of this server (NAS-Identifier)
   */
  record Radius(List<Server> servers, String secret, String userName, String nas, Duration patience)
      implements SourceConnectionSettings {
    public Radius {
      servers = List.copyOf(servers);
    }

    /** Leaves the secret out, so that no log can show it. */
    @Override
    public String toString() {
      return "Radius" + servers;
    }
  }
}
