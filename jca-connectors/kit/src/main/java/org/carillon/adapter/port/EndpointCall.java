package org.carillon.adapter.port;

import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Calls a message-driven bean as its port: an endpoint is taken, called and released for each call,
 * so that the container's pool bounds how many run. No transaction is asked for; the beans make
 * their own.
 */
record EndpointCall(MessageEndpointFactory factory) implements InvocationHandler {

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
    MessageEndpoint endpoint;
    try {
      endpoint = factory.createEndpoint(null);
    } catch (UnavailableException e) {
      throw new PortClosedException(factory.getEndpointClass().getSimpleName(), e);
    }
    try {
      return method.invoke(endpoint, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    } finally {
      endpoint.release();
    }
  }
}
