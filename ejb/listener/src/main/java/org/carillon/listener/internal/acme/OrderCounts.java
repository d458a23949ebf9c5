package org.carillon.listener.internal.acme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.carillon.database.Transactions;
import org.carillon.listener.acme.AcmeSettings;
import org.carillon.settings.Settings;

/** Counts each domain's orders of today, on all nodes. */
@ApplicationScoped
class OrderCounts {
  private final Transactions transactions;
  private final Settings settings;

  @Inject
  OrderCounts(Transactions transactions, Settings settings) {
    this.transactions = transactions;
    this.settings = settings;
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  static Instant tomorrow() {
    return today().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The message for a domain at its limit. */
  String full() {
    return ("The domain has reached its limit of %d certificate orders today; further orders"
            + " wait until tomorrow (UTC)")
        .formatted(settings.value(AcmeSettings.ORDERS));
  }

  /** Returns whether a domain has reached its limit for today. */
  boolean isFull(long domain) {
    return transactions.read(
            entities ->
                (Long)
                    entities
                        .createNativeQuery(
                            "SELECT coalesce(max(orders), 0) FROM acme_order_count"
                                + " WHERE domain = :domain AND day = :day",
                            Long.class)
                        .setParameter("domain", domain)
                        .setParameter("day", today())
                        .getSingleResult())
        >= settings.value(AcmeSettings.ORDERS);
  }

  /** Counts an order; false if it would exceed the limit. */
  boolean take(long domain) {
    return transactions.write(
        entities -> {
          entities
              .createNativeQuery(
                  "DELETE FROM acme_order_count WHERE domain = :domain AND day < :day")
              .setParameter("domain", domain)
              .setParameter("day", today())
              .executeUpdate();
          return entities
                  .createNativeQuery(
                      "INSERT INTO acme_order_count VALUES (:domain, :day, 1)"
                          + " ON CONFLICT (domain, day) DO UPDATE"
                          + " SET orders = acme_order_count.orders + 1"
                          + " WHERE acme_order_count.orders < :most")
                  .setParameter("domain", domain)
                  .setParameter("day", today())
                  .setParameter("most", settings.value(AcmeSettings.ORDERS))
                  .executeUpdate()
              > 0;
        });
  }
}
