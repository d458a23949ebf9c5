package org.carillon.adapter.port;

import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import javax.transaction.xa.XAResource;

/** Endpoints of a container, over a plain object. */
public record Endpoints(Class<?> port, Object bean) implements MessageEndpointFactory {

  @Override
  public MessageEndpoint createEndpoint(XAResource resource) {
    return (MessageEndpoint)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {port, MessageEndpoint.class},
            (proxy, method, arguments) -> {
              if (method.getDeclaringClass() == MessageEndpoint.class) {
                return null;
              }
              try {
                return method.invoke(bean, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public MessageEndpoint createEndpoint(XAResource resource, long timeout) {
    return createEndpoint(resource);
  }

  @Override
  public boolean isDeliveryTransacted(Method method) {
    return false;
  }

  @Override
  public String getActivationName() {
    return port.getSimpleName();
  }

  @Override
  public Class<?> getEndpointClass() {
    return bean.getClass();
  }
}
