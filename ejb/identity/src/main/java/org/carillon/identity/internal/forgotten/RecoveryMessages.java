package org.carillon.identity.internal.forgotten;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.account.Account;
import org.carillon.account.internal.message.AccountMessage;
import org.carillon.account.setting.HostSettings;
import org.carillon.contract.stage.GeneratedMail;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/**
 * Tells the owner that the recovery address has changed, by a message to the account's mailbox and
 * one to the previous recovery address: an attacker may have both password and mailbox.
 */
@ApplicationScoped
public class RecoveryMessages {
  private static final Logger LOG = Logger.getLogger(RecoveryMessages.class);

  private final GeneratedMail mail;
  private final Settings settings;

  @Inject
  public RecoveryMessages(GeneratedMail mail, Settings settings) {
    this.mail = mail;
    this.settings = settings;
  }

  /**
   * Sends the messages. A message that cannot be sent now is only logged, because the change has
   * been made.
   *
   * @param kind the kind of message
   * @param before the recovery address until now
   * @param address the address that the message names
   */
  void tell(Account account, String kind, Optional<String> before, String address) {
    var message =
        new AccountMessage(
            account.address(),
            kind,
            AccountMessage.languages(settings, Scope.account(account.domain(), account.id())),
            List.of(
                account.address(),
                address,
                HostSettings.webAddress(settings, Scope.domain(account.domain()), "security")));
    Stream.concat(Stream.of(account.address()), before.stream())
        .distinct()
        .forEach(to -> send(message, to));
  }

  private void send(AccountMessage message, String to) {
    try {
      if (!mail.send(message.domain(), to, message.octets(to, Instant.now()))) {
        LOG.warnf("The message about a new recovery address cannot be sent to %s", to);
      }
    } catch (IOException notNow) {
      LOG.warnf(
          "The message about a new recovery address cannot be sent to %s: %s",
          to, notNow.getMessage());
    }
  }
}
