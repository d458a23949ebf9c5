package org.carillon.webadmin.guide;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.Directory;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.certificate.AcmeAccountType;
import org.carillon.contract.directory.certificate.AcmeCertificateType;
import org.carillon.web.request.Visitor;

/** Orders a certificate for the server's name in one step, including an ACME account. */
@RequestScoped
public class CertificateOrder {
  private static final PageRequest SOME = new PageRequest(Optional.empty(), Optional.empty(), 200);
  private static final String ACCOUNT = "letsencrypt";

  private Directory directory;
  private Visitor visitor;

  /** Cached, because a page gets it again and again. */
  private List<DirectoryEntry> known;

  private List<DirectoryEntry> orders;

  CertificateOrder() {}

  @Inject
  CertificateOrder(Directory directory, Visitor visitor) {
    this.directory = directory;
    this.visitor = visitor;
  }

  /**
   * An existing order.
   *
   * @param name its name for administrators
   * @param state {@code ordered}, {@code valid}, {@code failing} or {@code off}
   * @param problem the last error; may be empty
   */
  public record Placed(String name, String state, String problem) {}

  private List<DirectoryEntry> items(ObjectType type) {
    return directory.list(visitor.caller(), type, Optional.empty(), SOME)
            instanceof Answer.Done<Page<DirectoryEntry>>(Page<DirectoryEntry> page)
        ? page.items()
        : List.of();
  }

  /** The ACME accounts that can order. */
  private List<DirectoryEntry> agreed() {
    if (known == null) {
      known = items(AcmeAccountType.TYPE);
    }
    return known.stream()
        .filter(one -> one.values().require(AcmeAccountType.TERMS_AGREED))
        .toList();
  }

  /** Returns whether an authority's terms were accepted already. */
  boolean isAgreed() {
    return !agreed().isEmpty();
  }

  /** The order for a host. */
  Optional<Placed> of(String host) {
    if (orders == null) {
      orders = items(AcmeCertificateType.TYPE);
    }
    return orders.stream()
        .filter(
            one ->
                one.values()
                    .require(AcmeCertificateType.HOSTS)
                    .contains(host.toLowerCase(Locale.ROOT)))
        .findFirst()
        .map(
            one ->
                new Placed(
                    one.key(),
                    one.values().require(AcmeCertificateType.STATE),
                    one.values().require(AcmeCertificateType.PROBLEM)));
  }

  /** Places an order with an existing account, or else with a new one. */
  Answer<DirectoryEntry> place(String host) {
    return account()
        .then(
            account ->
                directory.create(
                    visitor.caller(),
                    AcmeCertificateType.TYPE,
                    new AttributeValues()
                        .with(AcmeCertificateType.NAME, word(host))
                        .with(AcmeCertificateType.ACCOUNT, account)
                        .with(AcmeCertificateType.HOSTS, List.of(host))
                        .with(AcmeCertificateType.IS_DEFAULT, true)));
  }

  private Answer<String> account() {
    Optional<DirectoryEntry> present = agreed().stream().findFirst();
    if (present.isPresent()) {
      return new Answer.Done<>(present.get().key());
    }
    boolean isThere = known.stream().anyMatch(one -> one.key().equals(ACCOUNT));
    var terms = new AttributeValues().with(AcmeAccountType.TERMS_AGREED, true);
    return (isThere
            ? directory.change(
                visitor.caller(), AcmeAccountType.TYPE, ACCOUNT, terms, OptionalLong.empty())
            : directory.create(
                visitor.caller(), AcmeAccountType.TYPE, terms.with(AcmeAccountType.NAME, ACCOUNT)))
        .map(DirectoryEntry::key);
  }

  /** The name of a host's order. */
  static String word(String host) {
    return host.toLowerCase(Locale.ROOT).replace('.', '-');
  }
}
