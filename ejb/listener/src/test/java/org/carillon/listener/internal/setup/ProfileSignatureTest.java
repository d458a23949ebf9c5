package org.carillon.listener.internal.setup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.carillon.contract.Watch;
import org.carillon.contract.net.BannedClients;
import org.carillon.contract.net.HostCertificate;
import org.carillon.contract.net.ListenerCatalog;
import org.carillon.contract.net.ListenerSpec;
import org.carillon.listener.setup.ProfileSignatures;
import org.junit.jupiter.api.Test;

/** Tests that profiles are signed with trusted certificates, else returned unchanged. */
class ProfileSignatureTest {
  private static final byte[] PROFILE = "<plist/>".getBytes(UTF_8);

  private record Catalog(List<HostCertificate> certificates) implements ListenerCatalog {
    @Override
    public List<ListenerSpec> listeners() {
      return List.of();
    }

    @Override
    public BannedClients banned() {
      return BannedClients.NONE;
    }

    @Override
    public Watch watch(Runnable onChange) {
      return () -> {};
    }

    @Override
    public void report(ListenerSpec listener, String problem) {}
  }

  private static HostCertificate certificate(
      String host, String issuer, String algorithm, String signature, Instant end)
      throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    var builder =
        new JcaX509v3CertificateBuilder(
            new X500Name(issuer),
            BigInteger.ONE,
            Date.from(Instant.EPOCH),
            Date.from(end),
            new X500Name("CN=" + host),
            pair.getPublic());
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
    X509Certificate made =
        new JcaX509CertificateConverter()
            .getCertificate(
                builder.build(new JcaContentSignerBuilder(signature).build(pair.getPrivate())));
    // The default certificate covers all names and lists none.
    return new HostCertificate(List.of(), List.of(made), pair.getPrivate());
  }

  private static byte[] signed(String host, HostCertificate... certificates) {
    return new ProfileSignatureOperations(new Catalog(List.of(certificates))).signed(host, PROFILE);
  }

  @Test
  void signedHostCertificateSignsProfiles() throws Exception {
    Instant later = Instant.now().plusSeconds(3_600);
    for (String[] kind : new String[][] {{"EC", "SHA256withECDSA"}, {"RSA", "SHA256withRSA"}}) {
      for (String name : new String[] {"mail.example.org", "*.example.org"}) {
        CMSSignedData data =
            new CMSSignedData(
                signed("Mail.example.org", certificate(name, "CN=CA", kind[0], kind[1], later)));
        assertThat((byte[]) data.getSignedContent().getContent()).isEqualTo(PROFILE);
        SignerInformation signer = data.getSignerInfos().getSigners().iterator().next();
        var holder = data.getCertificates().getMatches(signer.getSID()).iterator().next();
        assertThat(
                signer.verify(
                    new JcaSimpleSignerInfoVerifierBuilder().build((X509CertificateHolder) holder)))
            .isTrue();
      }
    }
  }

  @Test
  void otherCertificatesDoNotSignProfiles() throws Exception {
    Instant later = Instant.now().plusSeconds(3_600);
    String host = "mail.example.org";
    assertThat(signed(host)).isSameAs(PROFILE);
    assertThat(
            signed(
                host,
                certificate(host, "CN=" + host, "EC", "SHA256withECDSA", later),
                certificate("other.test", "CN=CA", "EC", "SHA256withECDSA", later),
                certificate(host, "CN=CA", "EC", "SHA256withECDSA", Instant.now().minusSeconds(5))))
        .isSameAs(PROFILE);
    assertThatThrownBy(
            () ->
                new ProfileSignatureOperations(new Catalog(List.of()))
                    .signed(host, new byte[ProfileSignatures.MOST_OCTETS + 1]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
