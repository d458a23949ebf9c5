package org.carillon.contract.source;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Where a source is that is asked over the network, and how. */
public sealed interface SourcePlace {
  /** What stands in names and filters for the local part. */
  String USER = "{user}";

  /** What stands for the domain. */
  String DOMAIN = "{domain}";

  /** What stands for the whole address. */
  String ADDRESS = "{address}";

  /** How long a server may take for one answer; then the next is asked. */
  Duration patience();

  /**
   * A server by its name.
   *
   * @param tls whether TLS begins at once
   */
  record Server(String host, int port, boolean tls) {
    @Override
    public String toString() {
      return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
  }

  /**
   * A directory that is asked by LDAP (RFC 4511).
   *
   * @param servers tried in order
   * @param startTls whether TLS begins before anything is said where it does not begin at once
   * @param certificates PEM of the authorities that are trusted; empty for those of the platform
   * @param bindName as whom it is searched; empty for nobody
   * @param secret the bind name's password
   * @param userName as whom somebody binds, with {@link #USER} and the like in it; empty to search
   *     for him first
   * @param base below which entry is searched; empty to search nowhere
   * @param filter by which (RFC 4515), with {@link #USER} and the like in it
   * @param attributes which are asked for
   * @param connections how many there are at a time
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
      implements SourcePlace {
    /** Copies. */
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
   * @param servers tried in order
   * @param secret that is shared with all of them
   * @param userName what User-Name is, with {@link #USER} and the like in it
   * @param nas how this server calls itself (NAS-Identifier)
   */
  record Radius(List<Server> servers, String secret, String userName, String nas, Duration patience)
      implements SourcePlace {
    /** Copies. */
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
