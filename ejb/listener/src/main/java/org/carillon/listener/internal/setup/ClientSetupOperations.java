package org.carillon.listener.internal.setup;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.carillon.account.setting.HostSettings;
import org.carillon.contract.net.ListenerCatalog;
import org.carillon.contract.net.ListenerSpec;
import org.carillon.contract.net.Service;
import org.carillon.listener.setup.ClientSetups;
import org.carillon.settings.Settings;

/** The access points, by the configured listeners. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ClientSetupOperations implements ClientSetups {

  /** The protocols of users' mail programs. */
  private static final List<Service> FOR_PEOPLE =
      List.of(
          Service.IMAPS,
          Service.IMAP,
          Service.SUBMISSIONS,
          Service.SUBMISSION,
          Service.POP3S,
          Service.POP3,
          Service.MANAGESIEVE);

  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "::1", "localhost");

  private final ListenerCatalog listeners;
  private final Settings settings;

  @Inject
  public ClientSetupOperations(ListenerCatalog listeners, Settings settings) {
    this.listeners = listeners;
    this.settings = settings;
  }

  @Override
  public List<Way> ways() {
    String host = settings.value(HostSettings.HOST_NAME);
    Map<Service, Way> ways = new LinkedHashMap<>();
    open()
        .filter(spec -> FOR_PEOPLE.contains(spec.service()))
        .sorted(
            Comparator.comparingInt((ListenerSpec spec) -> FOR_PEOPLE.indexOf(spec.service()))
                .thenComparing(ClientSetupOperations::isElsewhere))
        .forEach(
            spec -> ways.putIfAbsent(spec.service(), new Way(spec.service(), host, spec.port())));
    return List.copyOf(ways.values());
  }

  @Override
  public OptionalInt port(Service service) {
    return open()
        .filter(spec -> spec.service().equals(service))
        .sorted(Comparator.comparing(ClientSetupOperations::isElsewhere))
        .mapToInt(ListenerSpec::port)
        .findFirst();
  }

  /** The listeners that other machines can reach. */
  private Stream<ListenerSpec> open() {
    return listeners.listeners().stream().filter(spec -> !THIS_MACHINE.contains(spec.address()));
  }

  private static boolean isElsewhere(ListenerSpec spec) {
    return spec.port() != spec.service().standardPort();
  }
}
