package org.carillon.adapter.sip;

import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Calls a message-driven bean as its port. An endpoint serves one call at a time and is kept for
 * the next: making one anew costs three times a call. The container's pool bounds how many calls
 * run.
 */
final class EndpointCall<P> implements InvocationHandler, AutoCloseable {
  private final MessageEndpointFactory factory;
  private final Queue<MessageEndpoint> idle = new ConcurrentLinkedQueue<>();
  private final P port;

  EndpointCall(Class<P> type, MessageEndpointFactory factory) {
    this.factory = factory;
    this.port =
        type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this));
  }

  /** The port; each call of it takes an endpoint. */
  P port() {
    return port;
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return switch (method.getName()) {
        case "equals" -> proxy == arguments[0];
        case "hashCode" -> System.identityHashCode(proxy);
        default -> factory.getEndpointClass().getName();
      };
    }
    MessageEndpoint endpoint = take();
    try {
      return method.invoke(endpoint, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    } finally {
      idle.add(endpoint);
    }
  }

  /** Lets the endpoints go; to be called when no call runs any more. */
  @Override
  public void close() {
    for (MessageEndpoint endpoint = idle.poll(); endpoint != null; endpoint = idle.poll()) {
      endpoint.release();
    }
  }

  private MessageEndpoint take() {
    MessageEndpoint kept = idle.poll();
    if (kept != null) {
      return kept;
    }
    try {
      return factory.createEndpoint(null);
    } catch (UnavailableException e) {
      throw new IllegalStateException("The application starts, stops or is suspended", e);
    }
  }
}
