package org.carillon.format.mime.header;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MimeValueTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text/plain; charset=utf-8                | text/plain
          text/plain charset=utf-8                 | text/plain
          text / plain; charset=utf-8              | text/plain
          text /plain charset = utf-8              | text/plain
          text/plain;; ;charset="utf-8             | text/plain
          text/plain (words); charset=utf-8        | text/plain
          text/plain, charset=utf-8                | text/plain,
          text/plain garbage; charset=utf-8        | text/plain
          text/plain; format=flowed charset=utf-8  | text/plain
          """)
  void parametersMayLackTheirSemicolon(String text, String type) {
    MimeValue value = MimeValue.parse(text);
    assertThat(value.value()).isEqualTo(type);
    assertThat(value.parameter("charset")).isEqualTo("utf-8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          filename=unquoted name with blanks.txt                 | unquoted name with blanks.txt
          filename=unquoted name with blanks.txt; size=3         | unquoted name with blanks.txt
          filename=Report (1).pdf                                | Report (1).pdf
          filename=a b.txt size=3                                | a b.txt
          filename="a; b.txt"; size=3                            | a; b.txt
          filename = a.txt                                       | a.txt
          filename==?utf-8?q?a?= =?utf-8?q?b?=                   | =?utf-8?q?a?= =?utf-8?q?b?=
          """)
  void unquotedFileNameIsReadCompletely(String parameter, String name) {
    assertThat(MimeValue.parse("attachment; " + parameter).parameter("filename")).isEqualTo(name);
  }

  @Test
  void foldedFileNameIsRejoined() {
    assertThat(MimeValue.parse("attachment;\r\n filename=a\r\n b.txt").parameter("filename"))
        .isEqualTo("a b.txt");
  }
}
