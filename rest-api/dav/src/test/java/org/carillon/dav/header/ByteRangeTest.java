package org.carillon.dav.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of contents (RFC 9110 §14.1.2). */
class ByteRangeTest {
  @Test
  void byteRangesAreCutToTheContent() {
    assertThat(ByteRange.parse("bytes=0-499", 10_000)).contains(List.of(new ByteRange(0, 499)));
    assertThat(ByteRange.parse("bytes=-500", 10_000))
        .contains(List.of(new ByteRange(9_500, 9_999)));
    assertThat(ByteRange.parse("bytes=9500-", 10_000))
        .contains(List.of(new ByteRange(9_500, 9_999)));
    assertThat(ByteRange.parse("bytes=0-0,-1", 10_000))
        .contains(List.of(new ByteRange(0, 0), new ByteRange(9_999, 9_999)));
    assertThat(ByteRange.parse("bytes=-20000", 100)).contains(List.of(new ByteRange(0, 99)));
  }

  @Test
  void rangeAfterTheEndIsUnsatisfiable() {
    assertThat(ByteRange.parse("bytes=10-", 10)).contains(List.of());
    assertThat(ByteRange.parse("bytes=-0", 10)).contains(List.of());
    assertThat(ByteRange.parse("bytes=0-", 0)).contains(List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "items=0-1",
        "bytes=",
        "bytes=a-b",
        "bytes=5-2",
        "bytes=0-10,5-20",
        "bytes=99999999999999999999-",
        "bytes=--5",
        "bytes=0-0,2-2,4-4,6-6,8-8,10-10,12-12,14-14,16-16,18-18,20-20,22-22,24-24,26-26,28-28,"
            + "30-30,32-32,34-34,36-36,38-38,40-40"
      })
  void malformedByteRangeIsIgnored(String field) {
    assertThat(ByteRange.parse(field, 10_000)).isEmpty();
  }
}
