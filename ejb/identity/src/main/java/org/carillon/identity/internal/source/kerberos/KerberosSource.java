package org.carillon.identity.internal.source.kerberos;

import java.io.IOException;
import java.util.List;
import org.carillon.contract.source.SourceAnswer;
import org.carillon.contract.source.SourceClient;
import org.carillon.contract.source.SourceLogin;

/** A Kerberos realm for which this server has keys. No server is asked. */
public final class KerberosSource implements SourceClient {
  private final List<String> services;

  /**
   * Creates a source from its keytab.
   *
   * @param keytab the keytab in Base64; empty if there is none yet
   * @throws IllegalArgumentException if it is malformed
   */
  public KerberosSource(String keytab) {
    this.services =
        KeytabFile.read(keytab).stream()
            .map(key -> key.getPrincipal().getName())
            .distinct()
            .sorted()
            .toList();
  }

  @Override
  public SourceAnswer check(SourceLogin name, String password) {
    return new SourceAnswer.Silent();
  }

  @Override
  public SourceAnswer find(SourceLogin name) {
    return new SourceAnswer.Silent();
  }

  @Override
  public List<String> introduce() throws IOException {
    if (services.isEmpty()) {
      throw new IOException("The Kerberos source has no keytab");
    }
    return services.stream().map(name -> "The keytab has a key of " + name).toList();
  }

  @Override
  public void close() {
    // There is nothing to close.
  }
}
