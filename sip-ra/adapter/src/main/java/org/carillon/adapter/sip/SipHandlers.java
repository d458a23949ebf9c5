package org.carillon.adapter.sip;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.carillon.adapter.listen.ProtocolHandler;
import org.carillon.adapter.port.Ports;
import org.carillon.contract.call.CallControls;
import org.carillon.contract.net.Service;

/** Creates a SIP handler each time that call control's port opens. Called by one thread. */
final class SipHandlers implements Function<Service, Optional<ProtocolHandler>> {
  private static final Set<Service> SERVICES = Set.of(Service.SIP, Service.SIPS);

  private final Ports ports;
  private Optional<CallControls> served = Optional.empty();
  private Optional<ProtocolHandler> handler = Optional.empty();

  SipHandlers(Ports ports) {
    this.ports = ports;
  }

  @Override
  public Optional<ProtocolHandler> apply(Service service) {
    if (!SERVICES.contains(service)) {
      return Optional.empty();
    }
    Optional<CallControls> controls = ports.find(CallControls.class);
    if (!controls.equals(served)) {
      served = controls;
      handler = Optional.empty();
    }
    if (handler.isEmpty()) {
      handler = controls.flatMap(CallControls::open).map(SipHandler::new);
    }
    return handler;
  }
}
