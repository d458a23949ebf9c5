package org.carillon.adapter.port;

import jakarta.ejb.EJBException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Calls a message-driven bean through its port. Each call has its own endpoint, and the container's
 * pool bounds how many run. Calls run without a transaction; the beans begin their own. Endpoints
 * are kept for later calls, since creating one is a third of a call's cost.
 */
final class EndpointCall implements InvocationHandler {
  private static final int MOST_KEPT = 64;

  private final MessageEndpointFactory factory;
  private final BlockingQueue<MessageEndpoint> kept = new ArrayBlockingQueue<>(MOST_KEPT);
  private volatile boolean closed;

  private EndpointCall(MessageEndpointFactory factory) {
    this.factory = factory;
  }

  static Object proxy(Class<?> port, MessageEndpointFactory factory) {
    return Proxy.newProxyInstance(
        port.getClassLoader(), new Class<?>[] {port}, new EndpointCall(factory));
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
    Object answer;
    try {
      answer = method.invoke(endpoint, arguments);
    } catch (InvocationTargetException e) {
      endpoint.release();
      throw isTheContainers(e.getCause())
          ? new PortClosedException(
              factory.getEndpointClass().getSimpleName(), (EJBException) e.getCause())
          : e.getCause();
    }
    keep(endpoint);
    return answer;
  }

  /** Returns whether no bean was reached (stopping, pool busy); a bean's failure has a cause. */
  private static boolean isTheContainers(Throwable failure) {
    return failure instanceof EJBException && failure.getCause() == null;
  }

  private MessageEndpoint take() {
    MessageEndpoint endpoint = kept.poll();
    if (endpoint != null) {
      return endpoint;
    }
    try {
      return factory.createEndpoint(null);
    } catch (UnavailableException e) {
      throw new PortClosedException(factory.getEndpointClass().getSimpleName(), e);
    }
  }

  private void keep(MessageEndpoint endpoint) {
    if (!kept.offer(endpoint)) {
      endpoint.release();
    }
    if (closed) {
      releaseKept();
    }
  }

  private void close() {
    closed = true;
    releaseKept();
  }

  private void releaseKept() {
    List<MessageEndpoint> last = new ArrayList<>();
    kept.drainTo(last);
    last.forEach(MessageEndpoint::release);
  }

  /** Releases the endpoints that a proxy keeps; running calls go on. */
  static void close(Object proxy) {
    ((EndpointCall) Proxy.getInvocationHandler(proxy)).close();
  }
}
