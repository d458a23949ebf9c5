package org.carillon.adapter.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.carillon.contract.source.UnfitPlace;

/** Whom to believe that it is the server that it says. */
final class SourceTls {
  private static final Pattern CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END CERTIFICATE-----");

  private SourceTls() {}

  /**
   * By which connections are encrypted.
   *
   * @param pem the authorities that are trusted, whether or not their lines were kept; empty for
   *     those of the platform
   * @throws UnfitPlace when these are no certificates
   */
  static SSLContext context(String pem) throws UnfitPlace {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      if (pem.isBlank()) {
        context.init(null, null, null);
        return context;
      }
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      for (Certificate certificate : certificates(pem)) {
        trusted.setCertificateEntry("authority-" + trusted.size(), certificate);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException malformed) {
      throw new UnfitPlace(
          "certificates", "These are no certificates in PEM: " + malformed.getMessage());
    }
  }

  private static List<Certificate> certificates(String pem) throws GeneralSecurityException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<Certificate> found = new ArrayList<>();
    Matcher block = CERTIFICATE.matcher(pem);
    while (block.find()) {
      byte[] octets = Base64.getMimeDecoder().decode(block.group(1));
      found.add(factory.generateCertificate(new ByteArrayInputStream(octets)));
    }
    if (found.isEmpty()) {
      throw new GeneralSecurityException("There is none");
    }
    return found;
  }
}
