package org.carillon.policy.internal.filtering.client;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.stage.UnscannableMessageException;
import org.carillon.files.PrivateFiles;
import org.carillon.filter.helper.EnvelopeFile;
import org.carillon.filter.helper.HelperAnswer;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderEdit;
import org.carillon.helper.HelperFolders;
import org.carillon.helper.HelperRunner;
import org.carillon.policy.external.ExternalFilter;
import org.carillon.policy.verdict.Finding;
import org.carillon.policy.verdict.Handling;

/** Has a helper program examine mail. */
final class HelperFilter implements FilterClient {
  private final ExternalFilter filter;
  private final HelperFolders folders;
  private final HelperRunner runner;
  private final AtomicLong messages = new AtomicLong();

  /** Distinguishes this server's files from those of another server with the same home. */
  private final String life = UUID.randomUUID().toString().substring(0, 8);

  HelperFilter(ExternalFilter filter, HelperFolders folders) {
    this.filter = filter;
    this.folders = folders;
    this.runner = new HelperRunner(filter.name(), filter.address(), folders);
  }

  @Override
  public FilterOpinion examine(PresentedMessage shown) throws IOException, InterruptedException {
    String name = HelperFolders.QUEUE + "/" + life + "-" + messages.incrementAndGet() + ".msg";
    Path file = folders.work().resolve(name);
    PrivateFiles.createFolders(folders.work().resolve(HelperFolders.QUEUE));
    try {
      try (OutputStream out =
          Channels.newOutputStream(
              PrivateFiles.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
        EnvelopeFile.write(out, shown.context(), shown.octets(), Instant.now());
      }
      String line = runner.ask("FILE " + name);
      return opinion(
          HelperAnswer.read(line)
              .orElseThrow(
                  () ->
                      new UnscannableMessageException(
                          "The helper's answer is not understood: "
                              + FilterReasonText.plain(line))),
          shown);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private FilterOpinion opinion(HelperAnswer answer, PresentedMessage shown) {
    return switch (answer.verdict()) {
      case REJECT ->
          FilterOpinion.of(
              new Verdict.Refused(
                  550,
                  "5.7.1",
                  answer.text().isEmpty()
                      ? "Message rejected"
                      : FilterReasonText.plain(answer.text()).replaceAll("[^ -~]", "?")));
      case DISCARD ->
          FilterOpinion.of(List.of(Finding.demands(filter.name(), Handling.DISCARD, "discarded")));
      case FAILURE ->
          throw new UnscannableMessageException(
              "The helper reports a failure: " + FilterReasonText.plain(answer.text()));
      case OK -> {
        EnvelopeEdit envelope = new EnvelopeEdit(shown.envelope());
        answer.copies().forEach(envelope::add);
        yield new FilterOpinion(
            List.of(),
            Optional.empty(),
            header(answer.fields(), shown.octets().header()),
            envelope.changed());
      }
    };
  }

  /** Returns the header with the fields on top. A text may have several fields. */
  private static Optional<Header> header(List<String> texts, Header header) {
    List<String> fields =
        texts.stream()
            .flatMap(text -> List.of(text.strip().split("\\n(?![ \\t])")).stream())
            .map(field -> field.replaceAll("[\\r\\n]+[ \\t]*", "\r\n ").strip())
            .filter(field -> field.matches("(?s)[!-9;-~]{1,100}:.{0,8000}"))
            .toList();
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    HeaderEdit edit = header.edit();
    fields.reversed().forEach(field -> edit.prepend(field + "\r\n"));
    return Optional.of(edit.apply());
  }

  @Override
  public String introduce() throws IOException, InterruptedException {
    return "%s runs and answers in protocol version %s"
        .formatted(runner.program(), FilterReasonText.plain(runner.introduce()));
  }

  /** Returns a future that completes when the running process has ended. */
  CompletableFuture<?> ended() {
    return runner.ended();
  }

  @Override
  public void close() {
    runner.close();
  }
}
