package org.carillon.webmail.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartServletTest {

  @Test
  void attachmentFileNameIsSafe() {
    assertThat(PartServlet.fileName("../../etc/passwd", "text/plain")).isEqualTo("_.._etc_passwd");
    assertThat(PartServlet.fileName(".bashrc", "text/plain")).isEqualTo("bashrc");
    assertThat(PartServlet.fileName("a\r\nb\"c.txt", "text/plain")).isEqualTo("a__b_c.txt");
    assertThat(PartServlet.fileName("bill\u202egpj.exe", "image/jpeg")).isEqualTo("billgpj.exe");
    assertThat(PartServlet.fileName("", "application/pdf")).isEqualTo("attachment");
    assertThat(PartServlet.fileName("x".repeat(500) + ".pdf", "application/pdf"))
        .hasSize(200)
        .endsWith(".pdf");
  }
}
