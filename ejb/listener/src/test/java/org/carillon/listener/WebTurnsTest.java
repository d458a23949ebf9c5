package org.carillon.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WebTurnsTest {
  private static final InetAddress HERE = InetAddress.ofLiteral("192.0.2.1");

  private final WebTurns turns = new WebTurns();

  @Test
  void networkWithoutTurnsDoesNotBlockOthers() {
    List<WebTurns.Turn> taken = new ArrayList<>();
    for (int i = 0; i < WebTurns.OF_ONE_NETWORK; i++) {
      taken.add(turns.begin(HERE).orElseThrow());
    }
    assertThat(turns.begin(HERE)).isEmpty();
    assertThat(turns.begin(InetAddress.ofLiteral("192.0.2.2"))).isPresent();

    taken.getFirst().close();
    assertThat(turns.begin(HERE)).isPresent();
    assertThat(turns.begin(HERE)).isEmpty();
  }

  @Test
  void turnLastsUntilTheBodyIsRead() {
    List<Runnable> ends = new ArrayList<>();
    for (int i = 0; i < WebTurns.OF_ONE_NETWORK; i++) {
      turns.begin(HERE).orElseThrow().answered(false, ends::add);
    }
    assertThat(turns.begin(HERE)).isEmpty();

    ends.forEach(Runnable::run);
    turns.begin(HERE).orElseThrow().answered(true, ends::add);
    assertThat(ends).as("nothing to wait for").hasSize(WebTurns.OF_ONE_NETWORK);
  }

  @Test
  void loopbackHasNoTurnLimit() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(turns.begin(InetAddress.getLoopbackAddress())).isPresent();
    }
  }

  @Test
  void threadPoolServesFourNetworksAtTheirLimit() throws IOException {
    String script = Files.readString(Path.of("../../ear/configuration/carillon-launcher.cli"));
    var threads = Pattern.compile("name=task-max-threads,value=([0-9]+)").matcher(script);

    assertThat(threads.find()).isTrue();
    assertThat(Integer.parseInt(threads.group(1))).isEqualTo(4 * WebTurns.OF_ONE_NETWORK);
  }
}
