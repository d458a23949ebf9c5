package org.carillon.adapter.mail;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.carillon.adapter.listen.Accepted;
import org.carillon.adapter.listen.ProtocolHandler;
import org.carillon.adapter.listen.StreamProtocol;
import org.carillon.adapter.listen.StreamSession;
import org.carillon.adapter.port.Ports;
import org.carillon.contract.net.Service;

/** The handlers of the mail services, while the ports they need are open. */
public final class MailHandlers implements Function<Service, Optional<ProtocolHandler>> {
  private final List<Handler> handlers;

  public MailHandlers(Ports ports) {
    handlers = Arrays.stream(Protocol.values()).map(each -> new Handler(each, ports)).toList();
  }

  @Override
  public Optional<ProtocolHandler> apply(Service service) {
    return handlers.stream()
        .filter(each -> each.protocol.speaks(service) && each.protocol.canRun(each.ports))
        .map(ProtocolHandler.class::cast)
        .findFirst();
  }

  /** A protocol and the ports behind it. */
  private record Handler(Protocol protocol, Ports ports) implements StreamProtocol {
    @Override
    public String refusal() {
      return protocol.refusal();
    }

    @Override
    public StreamSession begin(Accepted client) {
      return new MailSession(client, protocol, ports);
    }
  }
}
