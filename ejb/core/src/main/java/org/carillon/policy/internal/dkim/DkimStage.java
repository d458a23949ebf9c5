package org.carillon.policy.internal.dkim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Addresses;
import org.carillon.account.MailAddress;
import org.carillon.account.Resolution;
import org.carillon.contract.stage.SigningQuestion;
import org.carillon.contract.stage.SigningStage;
import org.carillon.contract.stage.StageTerms;
import org.carillon.format.mime.header.Address;
import org.carillon.format.mime.header.AddressFields;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.mailauth.dkim.DkimSigner;
import org.carillon.mailauth.dkim.key.SigningKey;
import org.carillon.policy.dkim.DkimSettings;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/**
 * Signs the mail of domains here on its way out, by all active keys of the domain in From. Only an
 * account's own mail is signed: what somebody else sends through us, or in another domain's name,
 * would get a credibility that is not his.
 */
@ApplicationScoped
public class DkimStage implements SigningStage {
  private static final int MOST_FROM = 2_000;

  private final SigningKeys keys;
  private final Addresses addresses;
  private final Settings settings;

  @Inject
  DkimStage(SigningKeys keys, Addresses addresses, Settings settings) {
    this.keys = keys;
    this.addresses = addresses;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "dkim";
  }

  @Override
  public StageTerms terms() {
    return StageTerms.own(settings.value(DkimSettings.FAILURE));
  }

  @Override
  public List<String> sign(SigningQuestion question) throws IOException {
    Optional<MailAddress> author = author(question);
    if (question.sender().isEmpty() || author.isEmpty()) {
      return List.of();
    }
    String domain = author.get().domain();
    OptionalLong id = addresses.domain(domain);
    if (id.isEmpty()
        || !settings.value(DkimSettings.SIGN, Scope.domain(id.getAsLong()))
        || !mayWriteAs(question.sender().getAsLong(), author.get(), id.getAsLong())) {
      return List.of();
    }
    List<SigningKey> active;
    try {
      active = keys.of(domain);
    } catch (RuntimeException away) {
      throw new IOException("The keys of " + domain + " can't be read: " + away.getMessage(), away);
    }
    return DkimSigner.sign(question.header(), question.content(), active, Instant.now());
  }

  /** The one whose message it is; empty if it says several times whose, or not at all. */
  private static Optional<MailAddress> author(SigningQuestion question) {
    List<HeaderField> fields = question.header().all("From");
    if (fields.size() != 1 || fields.getFirst().length() > MOST_FROM) {
      return Optional.empty();
    }
    List<Address> authors = AddressFields.parse(fields.getFirst().utf8());
    return authors.size() == 1 && authors.getFirst() instanceof Address.Mailbox mailbox
        ? MailAddress.canonical(mailbox.address())
        : Optional.empty();
  }

  /** Whether it is an address of the account's, or of its own domain. */
  private boolean mayWriteAs(long account, MailAddress author, long domain) {
    return addresses.account(account).filter(own -> own.domain() == domain).isPresent()
        || addresses.resolve(author.toString()) instanceof Resolution.Local local
            && local.account() == account;
  }
}
