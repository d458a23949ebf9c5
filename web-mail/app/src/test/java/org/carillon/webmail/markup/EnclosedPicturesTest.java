package org.carillon.webmail.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnclosedPicturesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Content-ID: <a@b>                                              | cid:a@b
          Content-ID: <=?us-ascii?Q?795d?=~=?us-ascii?Q?06@php?=>        | cid:795d06@php
          Content-ID: <ii_a+b@mail.test>                                 | cid:ii%5Fa%2Bb%40mail.test
          Content-ID: <ii%5Fa@mail.test>                                 | cid:ii%5Fa@mail.test
          Content-ID: <image001.png@01DB>                                | CID:Image001.PNG@01db
          Content-ID: < a@b >                                            | cid: a@b
          Content-ID: a@b                                                | cid:a@b
          Content-ID: <image001.png>                                     | image001.png
          Content-Location: http://far.test/a.png                        | http://far.test/a.png
          Content-Location: images/a.png                                 | images/a.png
          Content-Location: http://far.test/x/a.png                      | a.png
          Content-Disposition: inline; filename="A b.png"                | a%20b.png
          """)
  void pictureIsFoundByItsAddress(String field, String address) {
    assertThat(of(field).find(address)).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Content-ID: <a@b>                                              | cid:a@c
          Content-ID: <a@b>                                              | http://a@b
          Content-ID: <>                                                 | cid:
          Content-Disposition: inline; filename=a.png                    | https://far.test/a.png
          Content-Disposition: inline; filename=a.png                    | //a.png
          Content-Location: images/a.png                                 | data:images/a.png
          """)
  void pictureIsNotFoundByAnotherAddress(String field, String address) {
    assertThat(of(field).find(address)).isEmpty();
  }

  @Test
  void svgPartIsNoPicture() {
    String message =
        "Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\nx"
            + "\r\n--b\r\nContent-Type: image/svg+xml\r\nContent-ID: <a@b>\r\n\r\nx\r\n--b--\r\n";
    assertThat(EnclosedPictures.of(body(message)).find("cid:a@b")).isEmpty();
  }

  private static EnclosedPictures of(String field) {
    return EnclosedPictures.of(
        body(
            "Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n"
                + "Content-Location: http://far.test/x/letter.html\r\n\r\nx\r\n--b\r\n"
                + "Content-Type: image/png\r\n"
                + field.replace("~", "\r\n ")
                + "\r\n\r\nx\r\n--b--\r\n"));
  }

  private static Part body(String message) {
    return Outline.parse(message.getBytes(StandardCharsets.UTF_8)).body();
  }
}
