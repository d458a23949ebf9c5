package org.carillon.mailbox.internal.resource;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carillon.contract.identity.Caller;
import org.carillon.database.Pipeline;
import org.carillon.mailbox.resource.ResourceProperty;
import org.carillon.mailbox.resource.ResourcePropertyChange;

/**
 * The properties of other accounts' collections that each guest sets separately: the name, colour
 * and position, whether the collection's events take up the guest's time, and reminders. If a guest
 * has not set one, the owner's value is shown.
 */
final class OwnProperties {
  private static final String APPLE = "http://apple.com/ns/ical/";
  private static final String CALDAV = "urn:ietf:params:xml:ns:caldav";

  private static final Map<String, Set<String>> OWN =
      Map.of(
          "DAV:",
          Set.of("displayname"),
          APPLE,
          Set.of("calendar-color", "calendar-order"),
          CALDAV,
          Set.of(
              "schedule-calendar-transp",
              "default-alarm-vevent-datetime",
              "default-alarm-vevent-date",
              "default-alarm-vtodo-datetime",
              "default-alarm-vtodo-date"));

  private static final String READ =
      """
      select namespace, name, value from own_property where mailbox = ? and account = ?\
       order by namespace, name\
      """;
  private static final String READ_ALL =
      """
      select mailbox, namespace, name, value from own_property where account = ?\
       and mailbox = any(?::bigint[])\
      """;
  private static final String PUT =
      """
      insert into own_property (mailbox, account, namespace, name, value) values (?, ?, ?, ?, ?)\
       on conflict (mailbox, account, namespace, name) do update set value = excluded.value\
      """;
  private static final String REMOVE =
      """
      delete from own_property\
       where mailbox = ? and account = ? and namespace = ? and name = ?\
      """;

  private OwnProperties() {}

  /** Returns whether guests have a separate value of a property. */
  static boolean isOwn(String namespace, String name) {
    return OWN.getOrDefault(namespace, Set.of()).contains(name);
  }

  private record Name(String namespace, String name) {}

  /** Returns the properties that a guest sees: the common ones, replaced by the guest's own. */
  static List<ResourceProperty> over(
      Connection connection, long collection, Caller guest, List<ResourceProperty> all)
      throws SQLException {
    Map<Name, ResourceProperty> shown = new LinkedHashMap<>();
    for (ResourceProperty property : all) {
      shown.put(new Name(property.namespace(), property.name()), property);
    }
    new Pipeline()
        .add(
            row -> {
              ResourceProperty own =
                  new ResourceProperty(row.getString(1), row.getString(2), row.getString(3));
              shown.put(new Name(own.namespace(), own.name()), own);
            },
            READ,
            collection,
            guest.account())
        .execute(connection);
    return List.copyOf(shown.values());
  }

  /** Replaces common properties of several collections by the guest's own. */
  static void over(
      Connection connection, List<Long> some, Caller guest, Map<Long, List<ResourceProperty>> all)
      throws SQLException {
    if (some.isEmpty()) {
      return;
    }
    new Pipeline()
        .add(
            row -> {
              ResourceProperty own =
                  new ResourceProperty(row.getString(2), row.getString(3), row.getString(4));
              List<ResourceProperty> shown =
                  all.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>());
              shown.removeIf(
                  one -> one.namespace().equals(own.namespace()) && one.name().equals(own.name()));
              shown.add(own);
            },
            READ_ALL,
            guest.account(),
            some.stream().mapToLong(Long::longValue).toArray())
        .execute(connection);
  }

  static void change(
      Pipeline pipeline, long collection, Caller guest, ResourcePropertyChange change) {
    if (change.value().isPresent()) {
      pipeline.add(
          PUT,
          collection,
          guest.account(),
          change.namespace(),
          change.name(),
          change.value().get());
    } else {
      pipeline.add(REMOVE, collection, guest.account(), change.namespace(), change.name());
    }
  }
}
