package org.carillon.webadmin.queue;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.transport.queue.Queue;

/** The subjects of waiting messages, from their headers. */
@RequestScoped
public class QueuedSubjects {
  @Inject private Queue queue;

  /** A message's subject; empty if the caller may not act on it, or it is unreadable. */
  String of(Caller caller, String id) {
    return queue.header(caller, id) instanceof Answer.Done<String>(String header) ? in(header) : "";
  }

  /** The subject in a header, or empty. */
  String in(String header) {
    try {
      return Header.read(new ByteArrayInputStream(header.getBytes(StandardCharsets.UTF_8)))
          .first("Subject")
          .map(HeaderField::text)
          .orElse("");
    } catch (IOException unreadable) {
      return "";
    }
  }
}
