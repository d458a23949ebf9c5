package org.carillon.identity.application;

import java.util.List;
import java.util.stream.Stream;
import org.carillon.contract.net.Service;

/** The words for what an application password can open. */
public final class OpenedServices {
  /** The word for DAV alone: what opens the web opens that and REST. */
  public static final String DAV = "dav";

  private OpenedServices() {}

  /** Every word: every service that passwords are shown to. Phones keep to the account's. */
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

  /** The word that a service is opened by: with or without encryption from the first byte alike. */
  public static String service(Service service) {
    return Service.all().stream()
        .map(Service::key)
        .filter(key -> (key + "s").equals(service.key()))
        .findFirst()
        .orElse(service.key());
  }
}
