package org.carillon.format.mime.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailDateTest {

  /** The examples of RFC 5322 appendix A, including obsolete forms. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Fri, 21 Nov 1997 09:55:06 -0600 | 1997-11-21T09:55:06-06:00",
        "21 Nov 97 09:55:06 GMT | 1997-11-21T09:55:06Z",
        "Fri, 21 Nov 1997 09(comment):   55  :  06 -0600 | ",
        "Thu, 13 Feb 1969 23:32 -0330 (Newfoundland Time) | 1969-02-13T23:32-03:30",
        "Wed, 17 Jul 1996 02:23:25 EDT | 1996-07-17T02:23:25-04:00",
        "Wed 17 Jul 1996 02:23:60 +0000 | 1996-07-17T02:23:59Z",
      })
  void datesAreRead(String value, OffsetDateTime date) {
    if (date == null) {
      assertThat(MailDate.parse(value)).isEmpty();
    } else {
      assertThat(MailDate.parse(value)).contains(date);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "yesterday", "31 Feb 2020 00:00:00 +0000", "1 Jan 2020", "1 Jan x 1:1"})
  void invalidDatesAreRefused(String value) {
    assertThat(MailDate.parse(value)).isEmpty();
  }
}
