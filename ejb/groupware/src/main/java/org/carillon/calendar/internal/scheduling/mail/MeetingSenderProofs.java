package org.carillon.calendar.internal.scheduling.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.account.setting.HostSettings;
import org.carillon.contract.stage.FilingQuestion;
import org.carillon.format.name.DomainName;
import org.carillon.policy.authentication.SenderProof;
import org.carillon.settings.Settings;

/**
 * Determines whether the author of a message with a meeting may be forged. A user with an account
 * here signs in to send, and a message that this server writes was not received from anywhere. For
 * other messages, this server's own authentication results count.
 */
@ApplicationScoped
public class MeetingSenderProofs {
  private final Settings settings;
  private final Addresses addresses;

  @Inject
  public MeetingSenderProofs(Settings settings, Addresses addresses) {
    this.settings = settings;
    this.addresses = addresses;
  }

  /**
   * Returns the proof for a message.
   *
   * @param author the address that readers are shown
   */
  public MeetingSenderProof of(FilingQuestion question, String author) {
    if (question.sender().isPresent()) {
      return addresses.resolve(author) instanceof Resolution.Local local
              && local.account() == question.sender().getAsLong()
          ? MeetingSenderProof.PROVEN
          : MeetingSenderProof.NONE;
    }
    String domain = author.substring(author.lastIndexOf('@') + 1);
    Optional<SenderProof> found =
        SenderProof.of(question.header(), settings.value(HostSettings.HOST_NAME), author);
    if (found.filter(SenderProof::isProven).isPresent()) {
      return MeetingSenderProof.PROVEN;
    }
    if (addresses.domain(domain).isPresent()) {
      return question.header().first("Received").isPresent()
          ? MeetingSenderProof.NONE
          : MeetingSenderProof.PROVEN;
    }
    if (found.isPresent()) {
      return found.get().isVouchedFor() ? MeetingSenderProof.PROVEN : MeetingSenderProof.NONE;
    }
    // Without a domain nothing can be authenticated, whether or not it was checked.
    return DomainName.canonical(domain).isPresent()
        ? MeetingSenderProof.UNCHECKED
        : MeetingSenderProof.NONE;
  }
}
