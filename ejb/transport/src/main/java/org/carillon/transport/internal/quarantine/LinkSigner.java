package org.carillon.transport.internal.quarantine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.carillon.account.secret.HomeKey;
import org.carillon.transport.quarantine.QuarantineAction;

/** Makes and reads the links of the list, with a key derived from the home key on all nodes. */
@ApplicationScoped
public class LinkSigner {
  /** The lifetime of a link, longer than most holidays. */
  static final Duration LIFE = Duration.ofDays(30);

  private final HomeKey homeKey;
  private final InstantSource clock;

  @Inject
  public LinkSigner(HomeKey homeKey) {
    this(homeKey, InstantSource.system());
  }

  LinkSigner(HomeKey homeKey, InstantSource clock) {
    this.homeKey = homeKey;
    this.clock = clock;
  }

  private byte[] key() {
    return homeKey.derive("quarantine-link");
  }

  /** Returns a link's token, valid from now on. */
  String seal(QuarantineAction action, long account, String trace, String sender) {
    return new LinkToken(action, account, trace, sender, clock.instant().plus(LIFE)).sealed(key());
  }

  /** Reads a token; empty if it is forged or expired. */
  Optional<LinkToken> open(String token) {
    return LinkToken.open(key(), token, clock.instant());
  }
}
