package org.carillon.sieve;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZonedDateTime;
import java.util.List;
import org.carillon.format.mime.header.Header;
import org.carillon.sieve.action.SieveAction;
import org.carillon.sieve.message.SieveEnvelope;
import org.carillon.sieve.message.SieveMessage;
import org.carillon.sieve.run.Program;
import org.carillon.sieve.run.SieveEnvironment;
import org.carillon.sieve.run.SieveInterpreter;
import org.carillon.sieve.syntax.SieveLimits;

/**
 * Runs a script on each message of a folder, as sieve-filter does with a Maildir: opens each file,
 * reads its header, runs the script. Run by {@code ./carillon bench sieve}.
 */
final class SieveRate {
  private static final SieveEnvelope ENVELOPE = new SieveEnvelope("x@src.test", "u@bench.test");

  private SieveRate() {}

  /** Arguments: the script's file, the folder. Prints how many messages were kept or not. */
  public static void main(String[] words) throws IOException {
    var compiler = new SieveCompiler(SieveLanguage.capabilities(), SieveLimits.DEFAULT);
    if (!(compiler.compile("", Files.readAllBytes(Path.of(words[0])))
        instanceof Compilation.Compiled compiled)) {
      throw new IllegalArgumentException("The script has errors");
    }
    long kept = 0;
    long others = 0;
    SieveEnvironment environment = ZonedDateTime::now;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(words[1]))) {
      for (Path file : files) {
        if (isKept(file, compiled.program(), environment)) {
          kept++;
        } else {
          others++;
        }
      }
    }
    System.out.println(kept + " kept, " + others + " others");
  }

  private static boolean isKept(Path file, Program program, SieveEnvironment environment)
      throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        InputStream in = Channels.newInputStream(channel)) {
      SieveMessage message =
          SieveMessage.of(
              Header.read(in),
              channel.size(),
              (position, into, offset, length) ->
                  channel.read(ByteBuffer.wrap(into, offset, length), position));
      return SieveInterpreter.run(
                  List.of(program), message, ENVELOPE, environment, SieveLimits.DEFAULT)
              .actions()
              .getFirst()
          instanceof SieveAction.Keep;
    }
  }
}
