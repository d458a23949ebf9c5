package org.carillon.webadmin.zone;

import java.util.Optional;
import org.carillon.account.setting.HostSettings;
import org.carillon.web.Texts;

/** Where authorities find HTTP without TLS, to which they come at port 80. */
public final class PlainPort {
  private static final int EXPECTED = 80;

  private PlainPort() {}

  /** That something has to lead there, as a sentence; empty where it is at the port itself. */
  public static Optional<String> told(Texts texts) {
    int port = HostSettings.plainWebPort();
    return port == EXPECTED
        ? Optional.empty()
        : Optional.of(texts.of("zone.plain-port", String.valueOf(port)));
  }
}
