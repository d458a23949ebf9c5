package org.carillon.adapter.server;

import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.carillon.contract.net.HostCertificate;

/**
 * TLS for servers: versions 1.3 and 1.2 with forward secrecy and authenticated encryption only (RFC
 * 9325 §4.2). Immutable: for new certificates, create a new instance for later connections.
 */
public final class ServerTls {
  private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

  private static final String[] SUITES = {
    "TLS_AES_128_GCM_SHA256",
    "TLS_AES_256_GCM_SHA384",
    "TLS_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"
  };

  /** A pseudo port that marks the engine's peer address as our own address. */
  private static final int REACHED = 1;

  private final SSLContext context;

  /** The context for connections whose clients are asked for a certificate. */
  private final SSLContext asking;

  /**
   * @param certificates every certificate that may be presented, at least one
   */
  public ServerTls(List<HostCertificate> certificates) throws GeneralSecurityException {
    KeyManager[] keys = {new SniCertificateChoice(certificates)};
    context = SSLContext.getInstance("TLS");
    context.init(keys, null, null);
    asking = SSLContext.getInstance("TLS");
    asking.init(keys, new TrustManager[] {new AcceptAllClientTrust()}, null);
  }

  /** Returns an engine for one connection to the address of ours that was reached. */
  public SSLEngine engine(InetAddress reached) {
    SSLEngine engine = context.createSSLEngine(reached.getHostAddress(), REACHED);
    engine.setSSLParameters(strict(engine.getSSLParameters()));
    engine.setUseClientMode(false);
    return engine;
  }

  /** Returns an engine that asks the client for a certificate; it may present none, or any. */
  public SSLEngine askingEngine(InetAddress reached) {
    SSLEngine engine = asking.createSSLEngine(reached.getHostAddress(), REACHED);
    SSLParameters parameters = strict(engine.getSSLParameters());
    parameters.setWantClientAuth(true);
    engine.setUseClientMode(false);
    engine.setSSLParameters(parameters);
    return engine;
  }

  /**
   * Returns an engine for a connection that we opened to another server, whose certificate the
   * platform's authorities must have issued.
   *
   * @param host the peer's name or address
   */
  public SSLEngine clientEngine(String host, int port) {
    SSLEngine engine = context.createSSLEngine(host, port);
    engine.setUseClientMode(true);
    engine.setSSLParameters(strict(engine.getSSLParameters()));
    return engine;
  }

  /** Returns our address that the client reached, stored as the engine's unused peer. */
  static Optional<InetAddress> reached(SSLEngine engine) {
    return engine.getPeerPort() == REACHED && engine.getPeerHost() != null
        ? Optional.of(InetAddress.ofLiteral(engine.getPeerHost()))
        : Optional.empty();
  }

  private static SSLParameters strict(SSLParameters parameters) {
    parameters.setProtocols(VERSIONS);
    parameters.setCipherSuites(SUITES);
    parameters.setUseCipherSuitesOrder(true);
    return parameters;
  }
}
