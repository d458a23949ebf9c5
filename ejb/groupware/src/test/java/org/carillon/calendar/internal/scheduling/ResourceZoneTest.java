package org.carillon.calendar.internal.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.carillon.account.resource.BookableResource;
import org.carillon.account.resource.BookingRules;
import org.carillon.account.resource.ResourceAttributes;
import org.carillon.account.resource.ResourceCategory;
import org.carillon.account.setting.TimeSettings;
import org.carillon.testing.DeclaredSettings;
import org.junit.jupiter.api.Test;

/** Tests that a room's days are those of its own time zone. */
class ResourceZoneTest {
  private static BookableResource room(String zone) {
    return new BookableResource(
        7,
        1,
        "room@example.test",
        new ResourceAttributes(
            "", ResourceCategory.ROOM, "", "", 0, List.of(), zone, BookingRules.USUAL),
        1,
        Instant.EPOCH);
  }

  @Test
  void roomWithoutAZoneUsesItsDomainsZone() {
    DeclaredSettings settings = new DeclaredSettings();
    assertThat(ResourceResponder.zone(settings, room(""))).isEqualTo(ZoneId.systemDefault());
    settings.with(TimeSettings.ZONE, "Pacific/Kiritimati");
    assertThat(ResourceResponder.zone(settings, room("")))
        .isEqualTo(ZoneId.of("Pacific/Kiritimati"));
    assertThat(ResourceResponder.zone(settings, room("Europe/Berlin")))
        .isEqualTo(ZoneId.of("Europe/Berlin"));
  }
}
