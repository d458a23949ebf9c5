package org.carillon.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The packed skins for a host. */
final class PackedSkin {

  /** The default skin, which is complete. */
  static final String STOCK = "stock";

  private PackedSkin() {}

  /**
   * The contracts for a host, the most specific first, the stock one last: a skin packed as {@code
   * META-INF/contracts/skin-example.test} also serves the host {@code mail.example.test}.
   */
  static List<String> contractsFor(String host) {
    return packed(host.toLowerCase(Locale.ROOT))
        .map(own -> List.of(own, STOCK))
        .orElse(List.of(STOCK));
  }

  private static Optional<String> packed(String host) {
    for (String domain = host; !domain.isEmpty(); domain = parent(domain)) {
      if (isPacked("skin-" + domain)) {
        return Optional.of("skin-" + domain);
      }
    }
    return Optional.empty();
  }

  private static String parent(String domain) {
    int dot = domain.indexOf('.');
    return dot < 0 ? "" : domain.substring(dot + 1);
  }

  /** Host names come from the client: only those of letters, digits, dots and hyphens are tried. */
  private static boolean isPacked(String contract) {
    return contract.matches("[a-z0-9.-]{1,260}")
        && Thread.currentThread()
                .getContextClassLoader()
                .getResource("META-INF/contracts/" + contract + "/jakarta.faces.contract.xml")
            != null;
  }
}
