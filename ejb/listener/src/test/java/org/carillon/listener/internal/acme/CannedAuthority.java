package org.carillon.listener.internal.acme;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.carillon.contract.acme.AcmeAccountKey;
import org.carillon.contract.acme.AcmeDialer;
import org.carillon.contract.acme.AcmeOrder;
import org.carillon.contract.acme.AcmeRefusal;
import org.carillon.contract.acme.AcmeRegistration;
import org.carillon.contract.acme.AcmeServer;
import org.carillon.contract.acme.ChallengeAnswers;
import org.carillon.contract.acme.DnsUpdate;
import org.carillon.contract.acme.IssuedCertificate;
import org.carillon.contract.acme.RenewalWindow;
import org.carillon.listener.KeyType;

/** An authority in memory: it signs what it is asked for, or says why not. */
final class CannedAuthority implements AcmeDialer {
  private final KeyPair key = KeyType.EC_256.make();
  final List<AcmeRegistration> registered = new ArrayList<>();
  final List<AcmeOrder> orders = new ArrayList<>();
  final List<DnsUpdate> updates = new ArrayList<>();
  ChallengeRows looksAt;
  Optional<AcmeRefusal> refusal = Optional.empty();
  Optional<RenewalWindow> window = Optional.empty();

  @Override
  public Introduction introduce(AcmeServer server) {
    return new Introduction("https://authority.test/terms", false);
  }

  @Override
  public URI register(AcmeServer server, AcmeRegistration registration) {
    registered.add(registration);
    return URI.create("https://authority.test/account/" + registered.size());
  }

  @Override
  public IssuedCertificate order(AcmeAccountKey account, AcmeOrder order, ChallengeAnswers answers)
      throws IOException, InterruptedException {
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    orders.add(order);
    String token = "token-of-order-" + orders.size();
    switch (order.challenge()) {
      case HTTP_01 -> {
        answers.web(Map.of(token, "answer"));
        if (!looksAt.answer(token).equals(Optional.of("answer"))) {
          throw new IOException("Nobody answers");
        }
      }
      case DNS_01 ->
          answers.dns(List.of(new ChallengeAnswers.DnsText("_acme-challenge.a.test", "digest")));
    }
    answers.clear();
    if (looksAt.answer(token).isPresent()) {
      throw new IOException("It is still answered");
    }
    return new IssuedCertificate(List.of(sign(order)));
  }

  private X509Certificate sign(AcmeOrder order) throws IOException {
    PKCS10CertificationRequest request = new PKCS10CertificationRequest(order.request());
    try {
      Instant now = Instant.now();
      byte[] encoded =
          new X509v3CertificateBuilder(
                  new X500Name("CN=Authority"),
                  BigInteger.valueOf(orders.size()),
                  Date.from(now),
                  Date.from(now.plus(Duration.ofDays(90))),
                  request.getSubject(),
                  request.getSubjectPublicKeyInfo())
              .addExtension(
                  Extension.subjectAlternativeName,
                  false,
                  GeneralNames.fromExtensions(
                      request.getRequestedExtensions(), Extension.subjectAlternativeName))
              .build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate()))
              .getEncoded();
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(encoded));
    } catch (GeneralSecurityException | OperatorCreationException failure) {
      throw new IOException(failure);
    }
  }

  @Override
  public Optional<RenewalWindow> renewal(AcmeAccountKey account, X509Certificate certificate) {
    return window;
  }

  @Override
  public void update(DnsUpdate update) {
    updates.add(update);
  }
}
