package org.carillon.webmail.discovery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.account.Addresses;
import org.carillon.contract.net.Service;
import org.carillon.listener.setup.ClientSetups;

/** The settings of a local domain that clients are told. */
@ApplicationScoped
class DiscoveredDomain {
  private static final int MOST_ADDRESS = 320;
  private static final int HTTPS = 443;

  /** A protocol of mail clients. */
  enum Protocol {
    IMAP(Service.IMAPS, Service.IMAP),
    POP3(Service.POP3S, Service.POP3),
    SMTP(Service.SUBMISSIONS, Service.SUBMISSION);

    private final List<Service> services;

    Protocol(Service... services) {
      this.services = List.of(services);
    }
  }

  /** A mail server's address; TLS is implicit or by STARTTLS. */
  record Way(Protocol protocol, String host, int port, boolean isImplicit) {
    /** Returns whether clients use this port by default. */
    boolean isUsualPort() {
      return protocol.services.stream()
          .filter(service -> isImplicit == (service.encryption() == Service.Encryption.IMPLICIT))
          .anyMatch(service -> service.standardPort() == port);
    }
  }

  @Inject private Addresses addresses;
  @Inject private ClientSetups setups;

  /** Returns the domain of an address, if it is local. */
  Optional<String> of(String address) {
    String domain = address.substring(address.lastIndexOf('@') + 1);
    return address.length() <= MOST_ADDRESS && addresses.domain(domain).isPresent()
        ? Optional.of(domain)
        : Optional.empty();
  }

  /** The servers that clients are told of; only encrypted ones. */
  List<Way> ways() {
    return setups.ways().stream()
        .filter(way -> way.service().encryption() != Service.Encryption.NONE)
        .flatMap(way -> protocol(way.service()).map(protocol -> way(protocol, way)).stream())
        .toList();
  }

  private static Optional<Protocol> protocol(Service service) {
    return Stream.of(Protocol.values())
        .filter(protocol -> protocol.services.contains(service))
        .findFirst();
  }

  private static Way way(Protocol protocol, ClientSetups.Way way) {
    boolean isImplicit = way.service().encryption() == Service.Encryption.IMPLICIT;
    return new Way(protocol, way.host(), way.port(), isImplicit);
  }

  /** The web's address, by the name in the server's certificates. */
  String web(HttpServletRequest request) {
    String host =
        setups.ways().stream()
            .findFirst()
            .map(ClientSetups.Way::host)
            .orElseGet(request::getServerName);
    int port = request.getServerPort();
    return "https://" + host + (port == HTTPS ? "" : ":" + port);
  }
}
