package org.carillon.mailauth.sts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class StsRecordTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v=STSv1; id=20160831085700Z;",
        "v=STSv1;id=20160831085700Z",
        "v=STSv1; \tid=20160831085700Z \t; future=1:2",
        "v=STSv1; x.y=!; id=20160831085700Z; id=other"
      })
  void idIsFound(String text) {
    assertThat(StsRecord.id(List.of("something else", text))).contains("20160831085700Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v=STSv1;",
        "v=STSv1",
        "v=STSv1 ; id=1",
        "V=STSv1; id=1",
        "v=STSv2; id=1",
        "v=STSv1; id=",
        "v=STSv1; id=1-2",
        "v=STSv1; id=123456789012345678901234567890123",
        "v=STSv1; id=1;;",
        "v=STSv1; id=1; x",
        "v=STSv1; id=1; x=\u0000",
        " v=STSv1; id=1"
      })
  void malformedRecordIsNone(String text) {
    assertThat(StsRecord.id(List.of(text))).isEmpty();
  }

  @Test
  void severalRecordsAreNone() {
    assertThat(StsRecord.id(List.of("v=STSv1; id=1;", "v=STSv1; id=1;"))).isEmpty();
    assertThat(StsRecord.id(List.of())).isEmpty();
  }

  @Test
  void writtenRecordIsReadAgain() {
    assertThat(StsRecord.id(List.of(StsRecord.text("a1")))).contains("a1");
  }

  @Test
  void arbitraryTextsAreReadOrRefused() {
    Random random = new Random(8461);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder("v=STSv1; id=1; x=y;");
      for (int change = random.nextInt(5); change >= 0; change--) {
        text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(256));
      }
      StsRecord.id(List.of(text.toString()))
          .ifPresent(id -> assertThat(id).matches("[A-Za-z0-9]{1,32}"));
    }
    assertThat(StsRecord.id(List.of("v=STSv1; id=1;" + " x=y;".repeat(20_000)))).isEmpty();
  }
}
