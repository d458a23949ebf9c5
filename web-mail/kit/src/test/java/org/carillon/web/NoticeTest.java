package org.carillon.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NoticeTest {

  @Test
  void comesBackFromItsCookie() {
    Notice notice = Notice.of("moved.to", 3, "Aktuell! 2026, ü/“x”").undoneBy("move F1 1:3 F2");
    assertThat(notice.text()).matches("[!#-+\\--:<-\\[\\]-~]*");
    assertThat(Notice.parse(notice.text()))
        .contains(new Notice("moved.to", "move F1 1:3 F2", List.of(3L, "Aktuell! 2026, ü/“x”")));
  }

  @Test
  void anyTextIsANoticeOrNone() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(20); n > 0; n--) {
        text.append("!%nt0aZ+".charAt(random.nextInt(8)));
      }
      Notice.parse(text.toString());
    }
  }
}
