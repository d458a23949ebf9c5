package org.carillon.format.icalendar.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that zones are found by the names that programs and people use for them. */
class ZoneNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Europe/Berlin | Europe/Berlin",
        "/mozilla.org/20050126_1/Europe/Berlin | Europe/Berlin",
        "W. Europe Standard Time | Europe/Berlin",
        "\"W. Europe Standard Time\" | Europe/Berlin",
        "Kamchatka Standard Time | Asia/Kamchatka",
        "America/New York | America/New_York",
        "tzone://Microsoft/Utc | Etc/UTC",
        "GMT+0100 | Etc/GMT-1",
        "GMT +0100 | Etc/GMT-1",
        "UTC+01:00 | Etc/GMT-1",
        "UTC-03 | Etc/GMT+3",
        "+0530 | Asia/Kolkata",
        "GMT-0:00 | Etc/UTC",
        "(UTC+05:45) | Asia/Kathmandu",
        "EST | America/New_York",
        "PST | America/Los_Angeles",
        "MEZ | Europe/Berlin",
        "\"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna\" | Europe/Amsterdam",
        "(GMT+01.00) Sarajevo/Warsaw/Zagreb | Etc/GMT-1",
        "(UTC) Dublin, Edinburgh, Lisbon, London | Europe/Dublin",
        "(UTC-08:00) Pacific Time (US & Canada) | America/Los_Angeles",
        "(UTC-05:00) Eastern Time (US & Canada) | America/New_York",
        "(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi | Asia/Kolkata",
        "(UTC+08:00) Beijing, Chongqing, Hong Kong, Urumqi | Asia/Shanghai",
        "(UTC+10:00) Canberra, Melbourne, Sydney | Australia/Canberra",
        "(UTC-03:00) Brasilia | America/Sao_Paulo",
        "(UTC+01:00) West Central Africa | Etc/GMT-1"
      })
  void knownZoneNamesAreResolved(String name, String id) {
    assertThat(ZoneNames.meant(name).map(CalendarZone::id)).contains(id);
    assertThat(ZoneNames.meant(name).orElseThrow().named()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Nowhere", "GMT+99", "+0117", "(UTC+99:00) Nowhere", "Customized Time Zone"})
  void unknownZoneNamesAreNotResolved(String name) {
    assertThat(ZoneNames.meant(name)).isEmpty();
  }

  @Test
  void ambiguousZoneNameIsNotFound() {
    assertThat(ZoneNames.find("EST")).isEmpty();
    assertThat(ZoneNames.find("GMT+0100")).isEmpty();
  }

  @Test
  void longZoneNameIsParsedQuickly() {
    assertThat(ZoneNames.meant("(UTC+01:00) " + ",(".repeat(90))).isPresent();
  }
}
