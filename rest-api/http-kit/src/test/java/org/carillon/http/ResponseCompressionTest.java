package org.carillon.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseCompressionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html;charset=UTF-8",
        "text/css",
        "text/javascript",
        "application/javascript",
        "application/json",
        "application/problem+json",
        "application/yaml",
        "application/xhtml+xml",
        "image/svg+xml",
        "Image/SVG+XML; charset=utf-8"
      })
  void textMediaTypesAreCompressed(String mediaType) {
    assertThat(ResponseCompression.isText(mediaType)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "font/woff2",
        "image/png",
        "application/octet-stream",
        "application/zip",
        "application/pdf",
        "audio/wav",
        ""
      })
  void compressedMediaTypesAreNotCompressedAgain(String mediaType) {
    assertThat(ResponseCompression.isText(mediaType)).isFalse();
  }
}
