package org.carillon.listener.internal.acme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.carillon.database.Transactions;
import org.carillon.listener.acme.AcmeSettings;
import org.carillon.settings.Settings;

/** How many orders each domain had today, on all nodes. */
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

  /** When the next day begins. */
  static Instant tomorrow() {
    return today().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** What is said where there is none left. */
  String full() {
    return "The domain had %d orders today, as many as it may have; more wait for tomorrow (UTC)"
        .formatted(settings.value(AcmeSettings.ORDERS));
  }

  /** Whether a domain had all today that it may have. */
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

  /** Counts one more; false if it would be too many. */
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
