package org.carillon.push.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.account.secret.HomeKey;
import org.carillon.push.internal.message.VapidKey;

/** The installation's key, derived from the home key, so that no table has it. */
@ApplicationScoped
public class PushKey {
  private static final String PURPOSE = "web-push";

  private final HomeKey homeKey;
  private volatile VapidKey key;

  @Inject
  public PushKey(HomeKey homeKey) {
    this.homeKey = homeKey;
  }

  /**
   * The key.
   *
   * @throws org.carillon.account.secret.HomeKeyMissing if this node has no home key
   */
  VapidKey get() {
    VapidKey known = key;
    if (known == null) {
      known = VapidKey.of(homeKey.derive(PURPOSE));
      key = known;
    }
    return known;
  }
}
