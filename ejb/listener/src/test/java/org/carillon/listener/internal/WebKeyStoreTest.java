package org.carillon.listener.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.carillon.contract.net.HostCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebKeyStoreTest {
  @TempDir Path folder;

  @Test
  void certificatesKeepTheirOrderWithTheDefaultFirst() throws Exception {
    List<HostCertificate> certificates =
        IntStream.range(0, 23).mapToObj(i -> certificate("host" + i + ".example")).toList();
    WebKeyStore keys = keys(certificates.get(5));

    assertThat(keys.hold(certificates)).isTrue();
    assertThat(keys.held())
        .isEqualTo(certificates.stream().map(each -> List.copyOf(each.chain())).toList());
    assertThat(keys.hold(certificates)).as("the same again").isFalse();
  }

  @Test
  void oneKeyTypeIsUsedAndSignedCertificatesFirst() throws Exception {
    HostCertificate current = certificate("localhost");
    HostCertificate signed = signed("mail.example");
    HostCertificate other = new HostCertificate(List.of(), current.chain(), rsa());

    assertThat(WebKeyStore.fitting(List.of(current, other, signed)))
        .containsExactly(signed, current);
    assertThat(WebKeyStore.fitting(List.of(other, current))).containsExactly(other);
  }

  @Test
  void missingKeyStoreIsCreated() throws Exception {
    WebKeyStore keys = new WebKeyStore(folder.resolve("new.p12"), "secret");

    assertThat(keys.held()).isEmpty();
    assertThat(keys.hold(List.of(certificate("first.example")))).isTrue();
    assertThat(keys.held()).hasSize(1);
  }

  @Test
  void keyStoreIsReadableByItsOwnerOnly() throws Exception {
    WebKeyStore keys = keys(certificate("old.example"));
    keys.hold(List.of(certificate("new.example")));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.file())))
        .isEqualTo("rw-------");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(keys.file());
    }
  }

  private WebKeyStore keys(HostCertificate first) throws Exception {
    WebKeyStore keys = new WebKeyStore(folder.resolve("tls.p12"), "secret");
    var empty = KeyStore.getInstance("PKCS12");
    empty.load(null, null);
    try (var out = Files.newOutputStream(keys.file())) {
      empty.store(out, "secret".toCharArray());
    }
    keys.hold(List.of(first));
    return keys;
  }

  /** Creates a certificate that looks signed: only subject and issuer names count here. */
  static HostCertificate signed(String host) throws Exception {
    HostCertificate own = certificate(host);
    var builder =
        new JcaX509v3CertificateBuilder(
            new X500Name("CN=Authority"),
            BigInteger.ONE,
            Date.from(Instant.EPOCH),
            Date.from(Instant.EPOCH.plusSeconds(1)),
            new X500Name("CN=" + host),
            own.chain().getFirst().getPublicKey());
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(own.key());
    return new HostCertificate(
        List.of(host),
        List.of(new JcaX509CertificateConverter().getCertificate(builder.build(signer))),
        own.key());
  }

  private static PrivateKey rsa() throws Exception {
    return KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
  }

  static HostCertificate certificate(String host) {
    KeyEntry chain = SelfSigned.create(List.of(host));
    return new HostCertificate(List.of(host), chain.chain(), chain.key());
  }
}
