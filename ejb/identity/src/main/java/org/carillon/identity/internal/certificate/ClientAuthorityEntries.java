package org.carillon.identity.internal.certificate;

import static org.carillon.contract.directory.certificate.ClientAuthorityType.CERTIFICATES;
import static org.carillon.contract.directory.certificate.ClientAuthorityType.DOMAINS;
import static org.carillon.contract.directory.certificate.ClientAuthorityType.PATTERN;
import static org.carillon.contract.directory.certificate.ClientAuthorityType.REVOKED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.carillon.account.declared.DeclaredEntries;
import org.carillon.account.declared.ObjectTable;
import org.carillon.audit.Audit;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.certificate.ClientAuthorityType;
import org.carillon.database.StoredText;
import org.carillon.database.Transactions;
import org.carillon.format.name.DomainName;
import org.carillon.settings.CacheVersions;

/** The certificate authorities that may vouch for clients. */
@ApplicationScoped
public class ClientAuthorityEntries extends DeclaredEntries {
  static final ObjectTable TABLE =
      ObjectTable.of(ClientAuthorityType.TYPE, "client_authority").inLines().dating("modified");

  private static final int MOST = 50;
  private static final Pattern SERIAL = Pattern.compile("[0-9a-f]{1,64}");

  @Inject
  public ClientAuthorityEntries(Transactions transactions, CacheVersions versions, Audit audit) {
    super(TABLE, transactions, versions, CacheVersions.Kind.DIRECTORY, audit);
  }

  @Override
  protected OptionalInt most() {
    return OptionalInt.of(MOST);
  }

  @Override
  public int order() {
    return 34;
  }

  @Override
  protected Answer<AttributeValues> checked(AttributeValues wanted) {
    String certificates = wanted.require(CERTIFICATES).strip();
    String pattern = wanted.require(PATTERN).strip();
    try {
      if (StoredText.isImpossible(certificates)
          || CertificateAuthorityClients.certificates(certificates).isEmpty()) {
        return invalid("certificates", "The text contains no certificate in PEM format.");
      }
    } catch (GeneralSecurityException | IllegalArgumentException malformed) {
      return invalid("certificates", "The certificates must be in PEM format.");
    }
    if (StoredText.isImpossible(pattern)
        || !pattern.contains(CertificateAuthorityClients.VALUE)
            && !pattern.contains(CertificateAuthorityClients.LOCAL)) {
      return invalid("pattern", "The pattern must contain {value} or {local}.");
    }
    for (String domain : wanted.require(DOMAINS)) {
      if (DomainName.canonical(domain).isEmpty()) {
        return invalid("domains", "This is not a domain name: " + domain);
      }
    }
    Optional<String> malformed =
        wanted.require(REVOKED).stream()
            .filter(typed -> !SERIAL.matcher(serial(typed)).matches())
            .findFirst();
    return malformed.isPresent()
        ? invalid(
            "revoked", "This is not a serial number in hexadecimal digits: " + malformed.get())
        : new Answer.Done<>(
            wanted
                .with(CERTIFICATES, certificates)
                .with(PATTERN, pattern)
                .with(
                    DOMAINS,
                    wanted.require(DOMAINS).stream()
                        .flatMap(domain -> DomainName.canonical(domain).stream())
                        .distinct()
                        .toList())
                .with(
                    REVOKED,
                    wanted.require(REVOKED).stream()
                        .map(ClientAuthorityEntries::serial)
                        .distinct()
                        .toList()));
  }

  private static Answer<AttributeValues> invalid(String field, String message) {
    return Answer.failed(new Failure.Invalid(field, "malformed", message));
  }

  /** Returns the serial number in canonical form, typed with or without colons and zeros. */
  private static String serial(String typed) {
    return typed.replace(":", "").toLowerCase(Locale.ROOT).replaceFirst("^(?:0x)?0*(?=.)", "");
  }
}
