package org.carillon.protocol.sip.transaction;

import gov.nist.core.net.SecurityManagerProvider;
import java.util.Properties;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;

/** Keeps JAIN-SIP from reading key stores from system properties: TLS is the adapter's. */
public final class NoKeyStores implements SecurityManagerProvider {

  /** Called by JAIN-SIP by reflection. */
  public NoKeyStores() {}

  @Override
  public void init(Properties properties) {}

  @Override
  public KeyManager[] getKeyManagers(boolean client) {
    return new KeyManager[0];
  }

  @Override
  public TrustManager[] getTrustManagers(boolean client) {
    return new TrustManager[0];
  }
}
