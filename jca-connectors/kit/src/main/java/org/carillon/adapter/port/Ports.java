package org.carillon.adapter.port;

import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The ports of an adapter's application that are open now. */
public final class Ports {
  private final List<Class<?>> types;
  private final Map<Class<?>, Object> open = new ConcurrentHashMap<>();

  /** Creates it with no open port of the possible types. */
  public Ports(Class<?>... types) {
    this.types = List.of(types);
  }

  /** Opens the port whose interface the endpoint's bean implements. */
  public void open(MessageEndpointFactory factory) {
    Class<?> type = type(factory);
    Object before = open.put(type, EndpointCall.proxy(type, factory));
    if (before != null) {
      EndpointCall.close(before);
    }
  }

  /** Closes the port; running calls go on. */
  public void close(MessageEndpointFactory factory) {
    Object port = open.remove(type(factory));
    if (port != null) {
      EndpointCall.close(port);
    }
  }

  /** Returns the port if it is open. A call on it throws if the port has been closed since. */
  public <P> Optional<P> find(Class<P> type) {
    return Optional.ofNullable(open.get(type)).map(type::cast);
  }

  /** Returns the port, or throws {@link PortClosedException} when it is not open. */
  public <P> P get(Class<P> type) {
    return find(type).orElseThrow(() -> new PortClosedException(type.getSimpleName(), null));
  }

  private Class<?> type(MessageEndpointFactory factory) {
    Class<?> bean = factory.getEndpointClass();
    return types.stream()
        .filter(type -> type.isAssignableFrom(bean))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(bean + " implements none of " + types));
  }
}
