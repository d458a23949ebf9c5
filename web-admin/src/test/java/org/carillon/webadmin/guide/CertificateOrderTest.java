package org.carillon.webadmin.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.directory.Directory;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.web.request.Visitor;
import org.junit.jupiter.api.Test;

/** Tests that a page which uses the order several times reads it once. */
class CertificateOrderTest {
  private final AtomicInteger asked = new AtomicInteger();

  private <T> T empty(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              asked.incrementAndGet();
              return new Answer.Done<>(new Page<>(List.of(), Optional.empty()));
            }));
  }

  @Test
  void ordersAndAccountsAreQueriedOncePerPage() {
    var visitor =
        new Visitor() {
          @Override
          public Caller caller() {
            return new Caller(0, "admin", new Rights.ServerAdministrator(), "session");
          }
        };
    var order = new CertificateOrder(empty(Directory.class), visitor);

    for (int i = 0; i < 5; i++) {
      assertThat(order.of("mail.example.org")).isEmpty();
      assertThat(order.isAgreed()).isFalse();
    }

    assertThat(asked).hasValue(2);
  }
}
