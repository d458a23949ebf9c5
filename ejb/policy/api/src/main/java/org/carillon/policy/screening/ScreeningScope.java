package org.carillon.policy.screening;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.stage.KnownClients;
import org.carillon.settings.AddressRanges;
import org.carillon.settings.Settings;

/** Decides which mail is screened. */
@ApplicationScoped
public class ScreeningScope {
  private final KnownClients known;
  private final Settings settings;
  private final AddressRanges unscreened;

  @Inject
  public ScreeningScope(KnownClients known, Settings settings) {
    this.known = known;
    this.settings = settings;
    this.unscreened = new AddressRanges(settings, ScreeningSettings.UNSCREENED);
  }

  /** Returns whether the client neither signed in nor is trusted, and its mail is screened. */
  public boolean include(IntakeSession session) {
    return settings.value(ScreeningSettings.SCREENING)
        && !known.isKnown(session)
        && !unscreened.contain(session.client());
  }
}
