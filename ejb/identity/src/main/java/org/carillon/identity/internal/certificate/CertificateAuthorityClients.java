package org.carillon.identity.internal.certificate;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import org.carillon.account.MailAddress;
import org.carillon.account.declared.DeclaredObject;
import org.carillon.contract.directory.certificate.ClientAuthorityType;
import org.carillon.identity.certificate.CertificateMapping;

/**
 * The clients that one authority vouches for.
 *
 * @param authority the authority, which says how the clients are named
 * @param anchors the authority's certificates
 */
record CertificateAuthorityClients(DeclaredObject authority, Set<TrustAnchor> anchors) {
  static final String VALUE = "{value}";
  static final String LOCAL = "{local}";
  private static final Pattern CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END CERTIFICATE-----");
  private static final int MAIL_NAME = 1;
  private static final int MOST_VALUES = 20;
  private static final int MOST_ISSUERS = 5;
  private static final Set<String> FOR_CLIENTS = Set.of("1.3.6.1.5.5.7.3.2", "2.5.29.37.0");
  private static final Map<String, String> NAMES = Map.of("1.2.840.113549.1.9.1", "EMAILADDRESS");

  static CertificateAuthorityClients of(DeclaredObject authority) throws GeneralSecurityException {
    return new CertificateAuthorityClients(
        authority,
        certificates(authority.value(ClientAuthorityType.CERTIFICATES)).stream()
            .map(certificate -> new TrustAnchor(certificate, null))
            .collect(Collectors.toUnmodifiableSet()));
  }

  static List<X509Certificate> certificates(String pem) throws GeneralSecurityException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> found = new ArrayList<>();
    Matcher block = CERTIFICATE.matcher(pem);
    while (block.find()) {
      byte[] octets = Base64.getMimeDecoder().decode(block.group(1));
      found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(octets)));
    }
    return found;
  }

  /** Returns the accounts that the certificate may stand for; none if the authority won't vouch. */
  List<String> names(List<X509Certificate> chain) {
    X509Certificate own = chain.getFirst();
    if (authority.value(ClientAuthorityType.REVOKED).contains(own.getSerialNumber().toString(16))
        || !vouches(chain)) {
      return List.of();
    }
    return values(own)
        .limit(MOST_VALUES)
        .map(this::named)
        .flatMap(name -> MailAddress.canonical(name).stream())
        .map(MailAddress::toString)
        .filter(this::isOfItsDomains)
        .distinct()
        .toList();
  }

  private boolean isOfItsDomains(String name) {
    return authority.value(ClientAuthorityType.DOMAINS).isEmpty()
        || authority
            .value(ClientAuthorityType.DOMAINS)
            .contains(name.substring(name.lastIndexOf('@') + 1));
  }

  private String named(String value) {
    int at = value.lastIndexOf('@');
    return authority
        .value(ClientAuthorityType.PATTERN)
        .replace(LOCAL, at < 0 ? value : value.substring(0, at))
        .replace(VALUE, value);
  }

  private boolean vouches(List<X509Certificate> chain) {
    X509Certificate own = chain.getFirst();
    try {
      List<String> uses = own.getExtendedKeyUsage();
      if (uses != null && uses.stream().noneMatch(FOR_CLIENTS::contains)) {
        return false;
      }
      X509CertSelector wanted = new X509CertSelector();
      wanted.setCertificate(own);
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, wanted);
      parameters.setRevocationEnabled(false);
      parameters.setMaxPathLength(MOST_ISSUERS);
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
      return CertPathBuilder.getInstance("PKIX").build(parameters) != null;
    } catch (GeneralSecurityException notVouchedFor) {
      return false;
    }
  }

  private Stream<String> values(X509Certificate certificate) {
    return switch (CertificateMapping.of(authority.value(ClientAuthorityType.MAPPING))) {
      case MAIL -> mails(certificate);
      case SUBJECT_MAIL -> parts(certificate, "EMAILADDRESS");
      case COMMON_NAME -> parts(certificate, "CN");
    };
  }

  private static Stream<String> mails(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? Stream.empty()
          : names.stream()
              .filter(name -> Integer.valueOf(MAIL_NAME).equals(name.getFirst()))
              .map(name -> String.valueOf(name.get(1)));
    } catch (CertificateParsingException unreadable) {
      return Stream.empty();
    }
  }

  private static Stream<String> parts(X509Certificate certificate, String type) {
    try {
      String name = certificate.getSubjectX500Principal().getName(X500Principal.RFC2253, NAMES);
      return new LdapName(name)
          .getRdns().stream()
              .filter(part -> part.getType().equalsIgnoreCase(type))
              .map(Rdn::getValue)
              .filter(String.class::isInstance)
              .map(String.class::cast);
    } catch (InvalidNameException unreadable) {
      return Stream.empty();
    }
  }
}
