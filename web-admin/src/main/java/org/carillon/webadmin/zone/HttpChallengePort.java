package org.carillon.webadmin.zone;

import java.util.Optional;
import org.carillon.account.setting.HostSettings;
import org.carillon.web.Texts;

/** The port where authorities find HTTP without TLS; they connect to port 80. */
public final class HttpChallengePort {
  private static final int EXPECTED = 80;

  private HttpChallengePort() {}

  /** A sentence that port 80 must be forwarded; empty if it is the port itself. */
  public static Optional<String> told(Texts texts) {
    int port = HostSettings.plainWebPort();
    return port == EXPECTED
        ? Optional.empty()
        : Optional.of(texts.of("zone.plain-port", String.valueOf(port)));
  }
}
