package org.carillon.dav.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.carillon.dav.answer.DavError;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.resource.HomeKind;
import org.junit.jupiter.api.Test;

class NewFileNameTest {
  private static DavPath in(HomeKind kind, String name) {
    return DavPath.of(kind.segment(), "ann@example.test", "Files", name);
  }

  @Test
  void newFileNameCannotContainBackslashes() {
    assertThatThrownBy(() -> NewFileName.require(in(HomeKind.FILES, "\\..\\q.txt")))
        .isInstanceOf(DavError.class);
    assertThatThrownBy(() -> NewFileName.require(in(HomeKind.FILES, "a\\b")))
        .isInstanceOf(DavError.class);
    assertThatCode(() -> NewFileName.require(in(HomeKind.FILES, "a b.txt")))
        .doesNotThrowAnyException();
    // Keys of objects are their clients' own, and no names of files.
    assertThat(NewFileName.isGood(in(HomeKind.CALENDARS, "a\\b.ics"))).isTrue();
  }
}
