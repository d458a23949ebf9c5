package org.carillon.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.carillon.contract.call.Bindings;
import org.junit.jupiter.api.Test;

class InfinispanRegistrationsTest {

  @Test
  void clusterCacheHoldsTextOnly() throws ReflectiveOperationException {
    Type cache = InfinispanRegistrations.class.getDeclaredField("cache").getGenericType();
    assertThat(((ParameterizedType) cache).getActualTypeArguments())
        .containsExactly(String.class, String.class);
    assertThat(Serializable.class.isAssignableFrom(Bindings.class)).isFalse();
  }
}
