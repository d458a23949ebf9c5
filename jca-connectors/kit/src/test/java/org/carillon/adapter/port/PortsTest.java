package org.carillon.adapter.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import javax.transaction.xa.XAResource;
import org.junit.jupiter.api.Test;

class PortsTest {

  /** Counts created and released endpoints. */
  private static final class Counting implements MessageEndpointFactory {
    private final MessageEndpointFactory endpoints;
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger released = new AtomicInteger();

    Counting(IntUnaryOperator bean) {
      this.endpoints = new Endpoints(IntUnaryOperator.class, bean);
    }

    @Override
    public MessageEndpoint createEndpoint(XAResource resource) {
      made.incrementAndGet();
      try {
        MessageEndpoint endpoint = endpoints.createEndpoint(resource);
        return (MessageEndpoint)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {IntUnaryOperator.class, MessageEndpoint.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("release")) {
                    released.incrementAndGet();
                  }
                  return Proxy.getInvocationHandler(endpoint).invoke(endpoint, method, arguments);
                });
      } catch (UnavailableException e) {
        throw new IllegalStateException(e);
      }
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
      return "counting";
    }

    @Override
    public Class<?> getEndpointClass() {
      return IntUnaryOperator.class;
    }
  }

  private final Ports ports = new Ports(IntUnaryOperator.class);

  @Test
  void endpointIsReusedBySequentialCalls() {
    Counting factory = new Counting(number -> number + 1);
    ports.open(factory);
    IntUnaryOperator port = ports.get(IntUnaryOperator.class);

    assertThat(port.applyAsInt(1) + port.applyAsInt(2)).isEqualTo(5);
    assertThat(factory.made).hasValue(1);
    assertThat(factory.released).hasValue(0);
  }

  @Test
  void missingBeanIsReportedAsClosedPort() {
    ports.open(
        new Counting(
            number -> {
              throw number == 0
                  ? new EJBException("The component is not available")
                  : new EJBException("It failed", new IllegalStateException());
            }));
    IntUnaryOperator port = ports.get(IntUnaryOperator.class);

    assertThatThrownBy(() -> port.applyAsInt(0)).isInstanceOf(PortClosedException.class);
    assertThatThrownBy(() -> port.applyAsInt(1)).isInstanceOf(EJBException.class);
  }

  @Test
  void nestedCallsGetTheirOwnEndpoint() {
    IntUnaryOperator[] port = new IntUnaryOperator[1];
    Counting factory = new Counting(number -> number == 0 ? 0 : port[0].applyAsInt(number - 1));
    ports.open(factory);
    port[0] = ports.get(IntUnaryOperator.class);

    assertThat(port[0].applyAsInt(2)).isZero();

    assertThat(factory.made).hasValue(3);
  }

  @Test
  void failedEndpointIsNotReused() {
    Counting factory = new Counting(number -> 1 / number);
    ports.open(factory);

    assertThatThrownBy(() -> ports.get(IntUnaryOperator.class).applyAsInt(0))
        .isInstanceOf(ArithmeticException.class);

    assertThat(factory.released).hasValue(1);
  }

  @Test
  void closedPortReleasesItsEndpoints() {
    Counting factory = new Counting(number -> number);
    ports.open(factory);
    IntUnaryOperator port = ports.get(IntUnaryOperator.class);
    assertThat(port.applyAsInt(1)).isEqualTo(1);

    ports.close(factory);
    assertThat(factory.released).hasValue(1);

    assertThat(port.applyAsInt(1)).isEqualTo(1);
    assertThat(factory.released).hasValue(2);
    assertThat(ports.find(IntUnaryOperator.class)).isEmpty();
  }
}
