package org.carillon.search.internal.extracting;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.carillon.extractor.ExtractorProtocol;
import org.carillon.files.PrivateFiles;
import org.jboss.logging.Logger;

/**
 * Has attachments read in a separate process. The process may hang, use up its memory or crash
 * because of an attacker's document; then that attachment has no text, and the next one gets a new
 * process. There is one process at a time, and it is ended when it is idle. An instance is used by
 * one thread.
 */
public class Extractor implements AttachmentText, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Extractor.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** The number of documents after which the process is replaced, to bound leaks. */
  private static final int DOCUMENTS = 500;

  private static final Duration IDLE = Duration.ofMinutes(1);

  /** The time until the next attempt after the process failed to start. */
  private static final Duration BACK_OFF = Duration.ofMinutes(5);

  private final Path folder;
  private final ProcessSandbox confinement;
  private final String program;
  private final Duration patience;
  private final Consumer<Outcome> told;
  private Optional<String> classPath = Optional.empty();
  private Optional<ExtractorProcess> process = Optional.empty();
  private int documents;
  private long lastUsed;
  private long notBefore = System.nanoTime();

  /** This is read by other threads for the health check. */
  private volatile String problem = "";

  /**
   * Creates an extractor with the program of this application.
   *
   * @param folder the folder for its files and working files; nothing else uses it
   * @param confinement the restrictions of the process
   * @param told is called with each attachment's outcome
   */
  public Extractor(Path folder, ProcessSandbox confinement, Consumer<Outcome> told) {
    this(folder, confinement, "org.carillon.extractor.Worker", PATIENCE, told);
  }

  /**
   * Creates an extractor with another program.
   *
   * @param patience the longest time for a document
   */
  public Extractor(
      Path folder,
      ProcessSandbox confinement,
      String program,
      Duration patience,
      Consumer<Outcome> told) {
    this.folder = folder;
    this.confinement = confinement;
    this.program = program;
    this.patience = patience;
    this.told = told;
  }

  @Override
  public Outcome read(String name, String type, InputStream content, int most) throws IOException {
    Optional<ExtractorProcess> reader = running();
    Outcome outcome =
        reader.isEmpty()
            ? new Later()
            : read(
                reader.get(), new ExtractorProtocol.Request(name, type, most), new Source(content));
    lastUsed = System.nanoTime();
    told.accept(outcome);
    return outcome;
  }

  private Outcome read(ExtractorProcess reader, ExtractorProtocol.Request request, Source content)
      throws IOException {
    try {
      ExtractorProtocol.Answer answer = reader.read(request, content);
      return switch (answer.kind()) {
        case TEXT -> new Text(answer.text());
        case NO_TEXT, UNREADABLE -> new Nothing();
      };
    } catch (IOException failed) {
      close();
      if (content.failed) {
        throw failed;
      }
      LOG.infof(
          "An attachment of type %s made the extractor fail: %s",
          request.type(), failed.getMessage());
      return new Failed();
    }
  }

  /** Returns the running process; empty if it can't start or recently failed to. */
  private Optional<ExtractorProcess> running() {
    if (process.isPresent() && documents++ < DOCUMENTS) {
      return process;
    }
    if (System.nanoTime() - notBefore < 0) {
      return Optional.empty();
    }
    close();
    try {
      process = Optional.of(start());
      documents = 1;
      problem = "";
    } catch (IOException failed) {
      LOG.warn("Attachments are not indexed for now", failed);
      notBefore = System.nanoTime() + BACK_OFF.toNanos();
      problem = String.valueOf(failed.getMessage());
    }
    return process;
  }

  private ExtractorProcess start() throws IOException {
    if (classPath.isEmpty()) {
      classPath = Optional.of(classPath());
    }
    Path work = PrivateFiles.createFolders(folder.resolve("work"));
    empty(work);
    return new ExtractorProcess(confinement, classPath.get(), program, work, patience);
  }

  String classPath() throws IOException {
    return ExtractorFiles.unpack(folder.resolve("lib"));
  }

  /** Removes the files that a killed process left. */
  private static void empty(Path work) throws IOException {
    try (Stream<Path> left = Files.walk(work)) {
      left.sorted(Comparator.reverseOrder())
          .filter(path -> !path.equals(work))
          .forEach(
              path -> {
                try {
                  Files.delete(path);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Returns why attachments are not read now, or an empty text if they are. */
  public String problem() {
    return problem;
  }

  /** Ends the process if it has been idle for a while. */
  public void rest() {
    if (process.isPresent() && System.nanoTime() - lastUsed > IDLE.toNanos()) {
      close();
    }
  }

  @Override
  public void close() {
    process.ifPresent(ExtractorProcess::close);
    process = Optional.empty();
  }

  /** Distinguishes failures of the content from those of the process. */
  private static final class Source extends FilterInputStream {
    private boolean failed;

    Source(InputStream content) {
      super(content);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      try {
        return super.read(into, offset, length);
      } catch (IOException e) {
        failed = true;
        throw e;
      }
    }
  }
}
