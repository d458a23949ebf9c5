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
 * Says of letters with meetings whether their authors may be somebody else. Who has an account here
 * signs in to send, and what this server writes was received by nobody; of others this server's own
 * findings count.
 */
@ApplicationScoped
public class LetterProofs {
  private final Settings settings;
  private final Addresses addresses;

  @Inject
  public LetterProofs(Settings settings, Addresses addresses) {
    this.settings = settings;
    this.addresses = addresses;
  }

  /**
   * Looks at one.
   *
   * @param author the address that readers are shown
   */
  public LetterProof of(FilingQuestion letter, String author) {
    if (letter.sender().isPresent()) {
      return addresses.resolve(author) instanceof Resolution.Local local
              && local.account() == letter.sender().getAsLong()
          ? LetterProof.PROVEN
          : LetterProof.NONE;
    }
    String domain = author.substring(author.lastIndexOf('@') + 1);
    Optional<SenderProof> found =
        SenderProof.of(letter.header(), settings.value(HostSettings.HOST_NAME), author);
    if (found.filter(SenderProof::isProven).isPresent()) {
      return LetterProof.PROVEN;
    }
    if (addresses.domain(domain).isPresent()) {
      return letter.header().first("Received").isPresent() ? LetterProof.NONE : LetterProof.PROVEN;
    }
    if (found.isPresent()) {
      return found.get().isVouchedFor() ? LetterProof.PROVEN : LetterProof.NONE;
    }
    // Of what is no domain's nothing can be found, whether somebody looked or not.
    return DomainName.canonical(domain).isPresent() ? LetterProof.UNCHECKED : LetterProof.NONE;
  }
}
