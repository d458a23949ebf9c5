package org.carillon.identity.application;

import java.util.List;
import java.util.stream.Stream;
import org.carillon.contract.net.Service;

/** The names of the services that an application password can open. */
public final class OpenedServices {
  /** The name for DAV alone. A password that opens {@code web} opens both DAV and REST. */
  public static final String DAV = "dav";

  private OpenedServices() {}

  /** Returns all services that take passwords but telephony, which uses the account's own. */
  public static List<String> services() {
    return Stream.concat(
            Service.all().stream()
                .filter(
                    service ->
                        service.signsIn() && service != Service.SIP && service != Service.SIPS)
                .map(OpenedServices::service),
            Stream.of(DAV))
        .distinct()
        .toList();
  }

  /** Returns the name by which an application password opens the service, with TLS or without. */
  public static String service(Service service) {
    return Service.all().stream()
        .map(Service::key)
        .filter(key -> (key + "s").equals(service.key()))
        .findFirst()
        .orElse(service.key());
  }
}
