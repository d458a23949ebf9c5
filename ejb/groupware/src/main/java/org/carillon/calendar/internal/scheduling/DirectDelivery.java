package org.carillon.calendar.internal.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import org.carillon.account.Resolution;
import org.carillon.account.resource.ResourceBookings;
import org.carillon.calendar.scheduling.InvitationChoice;
import org.carillon.calendar.scheduling.SchedulingSettings;
import org.carillon.contract.sender.SenderChoice;
import org.carillon.policy.sender.SenderLists;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/**
 * Decides which messages go directly from one calendar of this server into another: those that
 * would also be taken out of mail. The others are sent as mail, and the account's own filters apply
 * to them.
 */
@ApplicationScoped
class DirectDelivery {
  private final Settings settings;
  private final SenderLists lists;
  private final ResourceBookings resources;

  @Inject
  DirectDelivery(Settings settings, SenderLists lists, ResourceBookings resources) {
    this.settings = settings;
    this.lists = lists;
    this.resources = resources;
  }

  /**
   * Returns whether an account takes over messages of a sender automatically.
   *
   * @throws IOException if this cannot be determined now
   */
  boolean takes(Resolution.Local account, String sender) throws IOException {
    if (resources.of(account.account()).isPresent()) {
      return true;
    }
    InvitationChoice choice =
        settings.value(
            SchedulingSettings.INVITATIONS, Scope.account(account.domain(), account.account()));
    return choice != InvitationChoice.NEVER
        && lists.of(account.account()).of(sender).filter(SenderChoice.BLOCK::equals).isEmpty();
  }
}
