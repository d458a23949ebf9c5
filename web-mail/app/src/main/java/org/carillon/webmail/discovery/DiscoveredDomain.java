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

/** What programs are told of a domain here. */
@ApplicationScoped
class DiscoveredDomain {
  private static final int MOST_ADDRESS = 320;
  private static final int HTTPS = 443;

  /** What mail programs speak. */
  enum Protocol {
    IMAP(Service.IMAPS, Service.IMAP),
    POP3(Service.POP3S, Service.POP3),
    SMTP(Service.SUBMISSIONS, Service.SUBMISSION);

    private final List<Service> services;

    Protocol(Service... services) {
      this.services = List.of(services);
    }
  }

  /**
   * A way in.
   *
   * @param isImplicit whether it is encrypted from the first octet, and not by STARTTLS
   */
  record Way(Protocol protocol, String host, int port, boolean isImplicit) {
    /** Whether programs come there without being told the port. */
    boolean isUsualPort() {
      return protocol.services.stream()
          .filter(service -> isImplicit == (service.encryption() == Service.Encryption.IMPLICIT))
          .anyMatch(service -> service.standardPort() == port);
    }
  }

  @Inject private Addresses addresses;
  @Inject private ClientSetups setups;

  /** The domain of an address, if it is one of this server's. */
  Optional<String> of(String address) {
    String domain = address.substring(address.lastIndexOf('@') + 1);
    return address.length() <= MOST_ADDRESS && addresses.domain(domain).isPresent()
        ? Optional.of(domain)
        : Optional.empty();
  }

  /** The ways in that programs are told of; what is not encrypted is not among them. */
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

  /** Where the web is, by the name that the server's certificates are for. */
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
