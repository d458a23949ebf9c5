package org.carillon.listener.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.carillon.account.setting.CertificateSettings;
import org.carillon.contract.net.Limits;
import org.carillon.contract.net.ListenerSpec;
import org.carillon.contract.net.Service;
import org.carillon.listener.ListenerSettings;
import org.carillon.settings.AddressRanges;
import org.carillon.settings.Settings;

/** The listeners that the settings and the node's own ports ask for. */
record ListenerPlan(Settings settings, NodePorts ports) {
  /** The services whose protocol has SASL, and so EXTERNAL. */
  private static final Set<Service> BY_CERTIFICATE =
      Set.of(
          Service.SUBMISSION,
          Service.SUBMISSIONS,
          Service.IMAP,
          Service.IMAPS,
          Service.POP3,
          Service.POP3S,
          Service.MANAGESIEVE,
          Service.LDAP,
          Service.LDAPS);

  List<ListenerSpec> listeners() {
    var specs = new ArrayList<ListenerSpec>();
    for (Service service : Service.listening()) {
      specs.addAll(listeners(service, ListenerSettings.of(service)));
    }
    return List.copyOf(specs);
  }

  /** The listeners of one service. */
  List<ListenerSpec> listeners(Service service, ListenerSettings.Of of) {
    if (!settings.value(of.enabled())) {
      return List.of();
    }
    int port = ports.port(service, settings.value(of.port()).intValue());
    if (port > 65535) {
      return List.of();
    }
    var addresses = settings.value(of.addresses());
    var limits = limits(of);
    var proxies = new AddressRanges(settings, ListenerSettings.PROXIES).all();
    boolean asks =
        service.asksForCertificate()
            || BY_CERTIFICATE.contains(service) && settings.value(CertificateSettings.ASK);
    return (addresses.isEmpty() ? List.of(ports.address(service)) : addresses)
        .stream()
            .distinct()
            .map(address -> new ListenerSpec(service, address, port, limits, proxies, asks))
            .toList();
  }

  private Limits limits(ListenerSettings.Of of) {
    return new Limits(
        settings.value(of.connections()).intValue(),
        settings.value(of.perAddress()).intValue(),
        settings.value(of.idle()),
        settings.value(of.preAuthenticationIdle()),
        settings.value(of.badCommands()).intValue(),
        settings.value(of.lineOctets()).intValue(),
        settings.value(of.futile()).intValue());
  }
}
