package org.carillon.policy.internal.dkim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Addresses;
import org.carillon.account.MailAddress;
import org.carillon.account.Resolution;
import org.carillon.contract.stage.MailOrigin;
import org.carillon.contract.stage.SigningQuestion;
import org.carillon.contract.stage.SigningStage;
import org.carillon.contract.stage.StageTerms;
import org.carillon.format.mime.header.Address;
import org.carillon.format.mime.header.AddressFields;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.mailauth.dkim.DkimSigner;
import org.carillon.policy.dkim.DkimSettings;
import org.carillon.policy.internal.complaint.ComplaintRequestFields;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/**
 * Signs outgoing mail of local domains with all active keys of the domain in From. It signs only an
 * account's own mail and mail of this server itself: mail that others send through this server, or
 * in another domain's name, must not get a credibility that it does not have.
 */
@ApplicationScoped
public class DkimStage implements SigningStage {
  private static final int MOST_FROM = 2_000;

  private final SigningKeys keys;
  private final ComplaintRequestFields invitation;
  private final Addresses addresses;
  private final Settings settings;

  @Inject
  DkimStage(
      SigningKeys keys, ComplaintRequestFields invitation, Addresses addresses, Settings settings) {
    this.keys = keys;
    this.invitation = invitation;
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
    if (author.isEmpty()) {
      return List.of();
    }
    Optional<String> signer =
        switch (question.origin()) {
          case MailOrigin.Submitted(long account, long _) -> submitted(account, author.get());
          case MailOrigin.Made(String domain) -> made(domain, author.get());
          case MailOrigin.SentOn _, MailOrigin.Passed _ -> Optional.empty();
        };
    return signer.isEmpty()
        ? List.of()
        : DkimSigner.sign(
            question.header(),
            question.content(),
            invitation.fields(question.origin(), question.header(), signer.get()),
            keys.sure(signer.get()),
            Instant.now());
  }

  private Optional<String> submitted(long account, MailAddress author) {
    OptionalLong id = addresses.domain(author.domain());
    return id.isPresent()
            && settings.value(DkimSettings.SIGN, Scope.domain(id.getAsLong()))
            && mayWriteAs(account, author, id.getAsLong())
        ? Optional.of(author.domain())
        : Optional.empty();
  }

  /** Returns the name, and for mail of a host that may be no mail domain also a domain above. */
  private Optional<String> made(String domain, MailAddress author) {
    if (!author.domain().equals(domain.toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    String name = author.domain();
    while (name.indexOf('.') > 0) {
      OptionalLong id = addresses.domain(name);
      if (id.isPresent()) {
        return settings.value(DkimSettings.SIGN, Scope.domain(id.getAsLong()))
            ? Optional.of(name)
            : Optional.empty();
      }
      name = name.substring(name.indexOf('.') + 1);
    }
    return Optional.empty();
  }

  /** Returns the author of the message, or empty if there are several or none. */
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

  /** Returns whether it is an address of the account, or of its own domain. */
  private boolean mayWriteAs(long account, MailAddress author, long domain) {
    return addresses.account(account).filter(own -> own.domain() == domain).isPresent()
        || addresses.resolve(author.toString()) instanceof Resolution.Local local
            && local.account() == account;
  }
}
