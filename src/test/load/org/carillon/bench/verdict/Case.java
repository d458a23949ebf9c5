package org.carillon.bench.verdict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A message and its client.
 *
 * @param number its number, also in its field {@code X-Case}
 * @param name its subject
 * @param client the client's address
 * @param greeting the client's EHLO name
 * @param sender the return path; empty for none
 * @param message its octets
 */
record Case(
    int number, String name, String client, String greeting, String sender, byte[] message) {

  /** Reads all cases of {@code make.py}. */
  static List<Case> in(Path folder) throws IOException {
    List<Case> all = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("cases.tsv"))) {
      String[] columns = line.split("\t", -1);
      all.add(
          new Case(
              Integer.parseInt(columns[0]),
              columns[1],
              columns[2],
              columns[3],
              columns[4],
              Files.readAllBytes(folder.resolve("messages").resolve(columns[0]))));
    }
    return all;
  }
}
