package org.carillon.format.icalendar.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.time.TimeSpan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the examples of RFC 5545 §3.8.5.3, in New York's time, and one of RFC 7529 §4. */
class RfcExamplesTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final TimeSpan ALL =
      new TimeSpan(Instant.parse("1997-01-01T00:00:00Z"), Instant.parse("2040-01-01T00:00:00Z"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "19970902T090000 | FREQ=DAILY;COUNT=10 | 10 | 09-02 09-03 09-04 09-05 09-06 09-07 09-08 09-09 09-10 09-11",
        "19970902T090000 | FREQ=DAILY;UNTIL=19971224T000000Z | 113 | 09-02 09-03",
        "19970902T090000 | FREQ=DAILY;INTERVAL=2 | 0 | 09-02 09-04 09-06 09-08",
        "19970902T090000 | FREQ=DAILY;INTERVAL=10;COUNT=5 | 5 | 09-02 09-12 09-22 10-02 10-12",
        "19980101T090000 | FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA | 93 | 01-01 01-02 01-03",
        "19970902T090000 | FREQ=WEEKLY;COUNT=10 | 10 | 09-02 09-09 09-16 09-23 09-30 10-07 10-14 10-21 10-28 11-04",
        "19970902T090000 | FREQ=WEEKLY;INTERVAL=2;WKST=SU | 0 | 09-02 09-16 09-30 10-14 10-28 11-11 11-25 12-09 12-23",
        "19970902T090000 | FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH | 10 | 09-02 09-04 09-09 09-11 09-16 09-18 09-23 09-25 09-30 10-02",
        "19970901T090000 | FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR | 25 | 09-01 09-03 09-05 09-15 09-17 09-19 09-29 10-01 10-03",
        "19970902T090000 | FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH | 8 | 09-02 09-04 09-16 09-18 09-30 10-02 10-14 10-16",
        "19970905T090000 | FREQ=MONTHLY;COUNT=10;BYDAY=1FR | 10 | 09-05 10-03 11-07 12-05 01-02 02-06 03-06 04-03 05-01 06-05",
        "19970905T090000 | FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR | 4 | 09-05 10-03 11-07 12-05",
        "19970907T090000 | FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU | 10 | 09-07 09-28 11-02 11-30 01-04 01-25 03-01 03-29 05-03 05-31",
        "19970922T090000 | FREQ=MONTHLY;COUNT=6;BYDAY=-2MO | 6 | 09-22 10-20 11-17 12-22 01-19 02-16",
        "19970928T090000 | FREQ=MONTHLY;BYMONTHDAY=-3 | 0 | 09-28 10-29 11-28 12-29 01-29 02-26",
        "19970902T090000 | FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15 | 10 | 09-02 09-15 10-02 10-15 11-02 11-15 12-02 12-15 01-02 01-15",
        "19970930T090000 | FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1 | 10 | 09-30 10-01 10-31 11-01 11-30 12-01 12-31 01-01 01-31 02-01",
        "19970910T090000 | FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15 | 10 | 09-10 09-11 09-12 09-13 09-14 09-15 03-10 03-11 03-12 03-13",
        "19970902T090000 | FREQ=MONTHLY;INTERVAL=2;BYDAY=TU | 0 | 09-02 09-09 09-16 09-23 09-30 11-04 11-11 11-18 11-25 01-06",
        "19970610T090000 | FREQ=YEARLY;COUNT=10;BYMONTH=6,7 | 10 | 06-10 07-10 06-10 07-10 06-10 07-10 06-10 07-10 06-10 07-10",
        "19970310T090000 | FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3 | 10 | 03-10 01-10 02-10 03-10 01-10 02-10 03-10 01-10 02-10 03-10",
        "19970101T090000 | FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200 | 10 | 01-01 04-10 07-19 01-01 04-09 07-18 01-01 04-10 07-19 01-01",
        "19970519T090000 | FREQ=YEARLY;BYDAY=20MO | 0 | 05-19 05-18 05-17",
        "19970512T090000 | FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO | 0 | 05-12 05-11 05-17",
        "19970313T090000 | FREQ=YEARLY;BYMONTH=3;BYDAY=TH | 0 | 03-13 03-20 03-27 03-05 03-12 03-19 03-26",
        "19970605T090000 | FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8 | 0 | 06-05 06-12 06-19 06-26 07-03 07-10 07-17 07-24 07-31 08-07",
        "19980213T090000 | FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13 | 0 | 02-13 03-13 11-13 08-13 10-13",
        "19970913T090000 | FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13 | 0 | 09-13 10-11 11-08 12-13 01-10 02-07 03-07 04-11 05-09 06-13",
        "19961105T090000 | FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8 | 0 | 11-07 11-02",
        "19970904T090000 | FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3 | 3 | 09-04 10-07 11-06",
        "19970929T090000 | FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2 | 0 | 09-29 10-30 11-27 12-30 01-29 02-26 03-30",
        "19970902T090000 | FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z | 3 | 09-02 09-02 09-02",
        "19970902T090000 | FREQ=MINUTELY;INTERVAL=15;COUNT=6 | 6 | 09-02",
        "19970902T090000 | FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40;COUNT=30 | 30 | 09-02",
        "19970805T090000 | FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO | 4 | 08-05 08-10 08-19 08-24",
        "19970805T090000 | FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU | 4 | 08-05 08-17 08-19 08-31",
        "20070115T090000 | FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5 | 5 | 01-15 01-30 02-15 03-15 03-30",
        "20140131T090000 | RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=FORWARD;COUNT=4 | 4 | 01-31 03-01 03-31 05-01"
      })
  void instancesMatchTheRfcExamples(String start, String rule, int count, String days) {
    String text =
        "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTART;TZID=America/New_York:"
            + start.strip()
            + "\nRRULE:"
            + rule.strip()
            + "\nEND:VEVENT\nEND:VCALENDAR\n";
    CalendarParseResult reading = CalendarObject.read(text.getBytes(StandardCharsets.UTF_8));
    assertThat(reading).isInstanceOf(CalendarParseResult.Read.class);
    Expansion expansion =
        ((CalendarParseResult.Read) reading)
            .object()
            .instances(ALL, NEW_YORK, new ExpansionLimit(count == 0 ? 20 : 1_000, 10_000));
    List<String> wanted = List.of(days.strip().split(" "));
    assertThat(
            expansion.instances().stream()
                .limit(wanted.size())
                .map(instance -> instance.start().local().toString().substring(5, 10))
                .collect(Collectors.toList()))
        .isEqualTo(wanted);
    if (count > 0) {
      assertThat(expansion.instances()).hasSize(count);
      assertThat(expansion.complete()).isTrue();
    }
  }
}
