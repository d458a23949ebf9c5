package org.carillon.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.carillon.launcher.home.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeapTest {
  private static final long BUFFER_OCTETS = 16_384;

  @Test
  void heapSizeIsParsedAsTheJvmDoes() {
    assertThat(Heap.parse("512m").sizeOption()).isEqualTo("-Xmx512m");
    assertThat(Heap.parse("4G").sizeOption()).isEqualTo("-Xmx4096m");
  }

  @Test
  void collectorDependsOnTheHeapSize() {
    assertThat(Heap.parse("2g").collectorOption()).isEqualTo("-XX:+UseSerialGC");
    assertThat(Heap.parse("3g").collectorOption()).isEqualTo("-XX:+UseG1GC");
  }

  private static long set(String script, String pattern) {
    var matcher = Pattern.compile(pattern + "([0-9]+)").matcher(script);
    assertThat(matcher.find()).as(pattern).isTrue();
    return Long.parseLong(matcher.group(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"512m", "1g", "4g", "32g"})
  void directMemoryHoldsTheBuffersOfAllHttpConnections(String size) throws IOException {
    Heap heap = Heap.parse(size);
    String script = Files.readString(Path.of("../configuration/carillon-server.cli"));
    long streams = set(script, "http2-max-concurrent-streams=");
    long buffers = set(script, "buffer-request\\(buffers=");
    long plain = set(script, "(?s)http-listener=carillon-http:add\\(.*?max-connections=");
    // Each connection has its own read and write buffers, encrypted and plain.
    long ofEach = (streams * buffers + 4) * BUFFER_OCTETS;

    long octets = heap.httpConnections() * ofEach + plain * (buffers + 2) * BUFFER_OCTETS;

    assertThat(heap.directOption()).isEqualTo("-XX:MaxDirectMemorySize=" + heap.megabytes() + "m");
    assertThat(octets).isLessThan(heap.megabytes() << 20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0m", "1", "1t", "-1g", "512m -XX:+Evil", "99999999g"})
  void invalidHeapSizeIsRefused(String size) {
    assertThatThrownBy(() -> Heap.parse(size)).isInstanceOf(Refusal.class);
  }
}
