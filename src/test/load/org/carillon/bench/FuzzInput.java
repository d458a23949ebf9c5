package org.carillon.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.carillon.testbed.CarillonServer;

/**
 * The input for a service: noise, lines of clients in any order, or one client's whole conversation
 * with some lines changed. Most conversations begin signed in, since little can be reached
 * otherwise.
 */
final class FuzzInput {

  private static final int LARGEST_NOISE = 4_096;

  private final List<List<String>> conversations;
  private final List<String> lines;
  private final List<String> beginning;

  private FuzzInput(List<List<String>> conversations, List<String> beginning) {
    this.conversations = conversations;
    this.lines = conversations.stream().flatMap(List::stream).toList();
    this.beginning = beginning;
  }

  /** Creates input for one service from its transcripts and the conversations kept for fuzzing. */
  static FuzzInput at(String service, List<String> beginning) throws IOException {
    String protocol =
        switch (service) {
          case "lmtp", "submission", "submissions" -> "smtp";
          case "imaps", "pop3s", "sips" -> service.substring(0, service.length() - 1);
          default -> service;
        };
    List<List<String>> conversations = new ArrayList<>();
    for (String root : List.of("src/test/transcripts", "src/test/load/fuzz")) {
      conversations.addAll(saidIn(CarillonServer.tree().resolve(root).resolve(protocol)));
    }
    return new FuzzInput(conversations, beginning);
  }

  byte[] next(RandomGenerator random) {
    int kind = lines.isEmpty() ? 0 : random.nextInt(8);
    if (kind == 0) {
      byte[] noise = new byte[random.nextInt(1, LARGEST_NOISE)];
      random.nextBytes(noise);
      return noise;
    }
    StringBuilder said = new StringBuilder();
    if (kind > 2) {
      beginning.forEach(line -> said.append(line).append("\r\n"));
    }
    if (kind % 2 == 0) {
      conversations
          .get(random.nextInt(conversations.size()))
          .forEach(line -> add(said, random.nextInt(8) == 0 ? bent(line, random) : line, random));
    } else {
      int count = random.nextInt(1, 20);
      for (int i = 0; i < count; i++) {
        add(said, bent(lines.get(random.nextInt(lines.size())), random), random);
      }
    }
    return said.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void add(StringBuilder said, String line, RandomGenerator random) {
    said.append(line).append(random.nextInt(40) == 0 ? "\n" : "\r\n");
  }

  private static String bent(String line, RandomGenerator random) {
    if (line.isEmpty()) {
      return line;
    }
    int at = random.nextInt(line.length());
    return switch (random.nextInt(6)) {
      case 0 -> line.substring(0, at);
      case 1 -> line.substring(0, at) + (char) random.nextInt(256) + line.substring(at);
      case 2 -> line.substring(0, at) + line.substring(at).repeat(random.nextInt(2, 50));
      case 3 -> line.substring(0, at) + random.nextLong() + line.substring(at);
      default -> line;
    };
  }

  private static List<List<String>> saidIn(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<List<String>> said = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        said.add(
            Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
                .filter(line -> line.matches("C\\d*:.*"))
                .map(line -> line.replaceFirst("C\\d*: ?", ""))
                .toList());
      }
    }
    said.removeIf(List::isEmpty);
    return said;
  }
}
