package org.carillon.adapter.acme;

import java.net.http.HttpClient;
import javax.net.ssl.SSLContext;
import org.shredzone.acme4j.connector.NetworkSettings;
import org.shredzone.acme4j.provider.GenericAcmeProvider;

/** Connects to an authority that is checked against CAs that an administrator names. */
final class CustomTrustAcmeProvider extends GenericAcmeProvider {
  private final SSLContext trust;

  CustomTrustAcmeProvider(SSLContext trust) {
    this.trust = trust;
  }

  @Override
  public HttpClient createHttpClient(NetworkSettings settings) {
    return HttpClient.newBuilder()
        .followRedirects(HttpClient.Redirect.NORMAL)
        .connectTimeout(settings.getTimeout())
        .sslContext(trust)
        .build();
  }
}
