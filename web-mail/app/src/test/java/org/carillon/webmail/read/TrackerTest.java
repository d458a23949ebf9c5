package org.carillon.webmail.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackerTest {
  private static SanitizedHtml clean(String html) {
    return SanitizedHtml.of(
        html,
        id -> Optional.empty(),
        address -> Optional.of("remote-picture?t=" + address.length()));
  }

  private static String html(SanitizedHtml clean) {
    return clean.html().replace("&#61;", "=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<img src='https://a.test/x.gif' width=1 height=1>",
        "<img src='http://a.test/x.gif' width=0 height='1px'>",
        "<img src='//a.test/x.gif' style='width:1px;height:1px'>",
        "<img src='https://a.test/x.gif' style='display: none'>",
        "<img src='https://a.test/x.gif' style='opacity:0'>",
        "<img src='https://shop.us1.list-manage.com/track/open.php?u=1'>",
        "<img src='https://u1.ct.sendgrid.net/wf/open?upn=1' alt=''>",
        "<div style='background-image:url(https://mailtrack.io/trace/1.png)'>a</div>",
      })
  void trackerIsRemovedAndCounted(String html) {
    SanitizedHtml clean = clean(html);

    assertThat(clean.trackers()).isEqualTo(1);
    assertThat(clean.remote()).isFalse();
    assertThat(html(clean)).doesNotContain("remote-picture?t=").doesNotContain("http");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<img src='https://a.test/x.gif' width=600 height=1>",
        "<img src='https://a.test/x.gif' width='100%'>",
        "<img src='https://a.test/x.gif' class=small style='display:none'>",
        "<img src='https://a.test/track.gif'>",
      })
  void visiblePictureIsNoTracker(String html) {
    SanitizedHtml clean = clean(html);

    assertThat(clean.trackers()).isZero();
    assertThat(html(clean)).contains("src=\"remote-picture?t=");
  }

  @Test
  void picturesAreFetchedThroughThisServerOnly() {
    SanitizedHtml clean =
        clean(
            "<style>p{background:url(https://a.test/1)}</style><table background='https://a.test/2'>"
                + "<tr><td style='background:url(https://a.test/3)'><img src='https://a.test/4'"
                + " srcset='https://a.test/5 2x'></table><img src='remote-picture?t=forged'>");

    assertThat(clean.sheet() + html(clean)).doesNotContain("a.test").doesNotContain("forged");
    assertThat(html(clean)).contains("srcset=\"remote-picture?t=16 2x\"");
  }
}
