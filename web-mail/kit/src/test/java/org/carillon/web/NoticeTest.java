package org.carillon.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NoticeTest {

  @Test
  void noticeRoundTripsThroughTheCookie() {
    Notice notice = Notice.of("moved.to", 3, "Aktuell! 2026, ü/“x”").undoneBy("move F1 1:3 F2");
    assertThat(notice.text()).matches("[!#-+\\--:<-\\[\\]-~]*");
    assertThat(Notice.parse(notice.text()))
        .contains(new Notice("moved.to", "move F1 1:3 F2", List.of(3L, "Aktuell! 2026, ü/“x”")));
  }

  @Test
  void noticeParametersAreLimited() {
    Notice most = Notice.of("locked-out", "anna@example.com", 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(Notice.parse(most.text()))
        .contains(Notice.of("locked-out", "anna@example.com", 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L));
    assertThat(Notice.parse(most.text() + "!n10")).isEmpty();
    assertThatThrownBy(() -> Notice.of("more", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void arbitraryTextIsANoticeOrNone() {
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
