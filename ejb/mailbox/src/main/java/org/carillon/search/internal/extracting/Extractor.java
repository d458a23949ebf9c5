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
 * Has attachments read in a process of its own, which may hang, eat memory or die of what a
 * stranger sent: then that attachment has no text, and the next gets a new process. One process at
 * a time, ended when there is nothing to do. For one thread.
 */
public class Extractor implements AttachmentText, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Extractor.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** What leaks in the process does not grow beyond so many documents. */
  private static final int DOCUMENTS = 500;

  private static final Duration IDLE = Duration.ofMinutes(1);

  /** How long it is not tried again when it did not come up. */
  private static final Duration BACK_OFF = Duration.ofMinutes(5);

  private final Path folder;
  private final Confinement confinement;
  private final String program;
  private final Duration patience;
  private final Consumer<Outcome> told;
  private Optional<String> classPath = Optional.empty();
  private Optional<ExtractorProcess> process = Optional.empty();
  private int documents;
  private long lastUsed;
  private long notBefore = System.nanoTime();

  /** Health reads it from other threads. */
  private volatile String problem = "";

  /**
   * With the program of this application.
   *
   * @param folder where its files and what it works on lie; of nobody else
   * @param confinement what it may not
   * @param told of each attachment's outcome
   */
  public Extractor(Path folder, Confinement confinement, Consumer<Outcome> told) {
    this(folder, confinement, "org.carillon.extractor.Worker", PATIENCE, told);
  }

  /**
   * With another program.
   *
   * @param patience how long a document may take
   */
  public Extractor(
      Path folder,
      Confinement confinement,
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

  /** The process; empty when it does not come up now, or did not a little while ago. */
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
      LOG.warn("Attachments are not read for now", failed);
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

  /** Where the program's classes are. */
  String classPath() throws IOException {
    return ExtractorFiles.unpack(folder.resolve("lib"));
  }

  /** Removes what a killed process left. */
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

  /** Why attachments are not read now; empty when they are. */
  public String problem() {
    return problem;
  }

  /** Ends the process when nothing was asked of it for a while. */
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

  /** Tells the content's failures from the process's. */
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
