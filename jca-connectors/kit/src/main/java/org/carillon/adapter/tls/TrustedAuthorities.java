package org.carillon.adapter.tls;

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

/** The authorities that are trusted to certify a server that we connect to. */
public final class TrustedAuthorities {
  private static final Pattern CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END CERTIFICATE-----");

  private TrustedAuthorities() {}

  /**
   * Returns the TLS context for connections to the server.
   *
   * @param pem the trusted authorities, with or without line breaks; empty for the platform's
   * @throws GeneralSecurityException when these are no certificates
   */
  public static SSLContext context(String pem) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    if (pem.isBlank()) {
      context.init(null, null, null);
      return context;
    }
    try {
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
    } catch (IOException impossible) {
      throw new GeneralSecurityException(impossible);
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
