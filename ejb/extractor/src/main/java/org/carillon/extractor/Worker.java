package org.carillon.extractor;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.carillon.extractor.ExtractorProtocol.Answer;
import org.carillon.extractor.ExtractorProtocol.Request;

/**
 * The process that reads one document after the other from its standard input and writes responses
 * to its standard output. The process that started it limits its memory and its time, and ends it
 * by closing its input. It ends itself if memory is short.
 */
public final class Worker {
  private Worker() {}

  /** Runs until the input ends. The argument is the folder for the current document. */
  public static void main(String[] arguments) throws IOException {
    NoNetwork.enforce();
    DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    // A library that prints must not garble a response.
    System.setOut(System.err);
    Path document = Path.of(arguments[0], "document");
    Documents documents = new Documents();
    out.writeByte(ExtractorProtocol.READY);
    out.flush();
    Optional<Request> request;
    while ((request = ExtractorProtocol.readRequest(in)).isPresent()) {
      try (OutputStream file = Files.newOutputStream(document)) {
        ExtractorProtocol.readDocument(in, file);
      }
      Answer answer = documents.read(document, request.get());
      Files.delete(document);
      ExtractorProtocol.write(out, answer);
    }
  }
}
