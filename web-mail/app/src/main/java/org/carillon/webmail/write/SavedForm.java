package org.carillon.webmail.write;

import java.util.List;
import java.util.stream.Stream;

/**
 * The content of a form that came without a session, as typed.
 *
 * @param from the sender; empty for the account's default
 * @param html the writer's own text, in HTML
 * @param format which of text and HTML is used
 * @param quote the key of the quoted message
 * @param references the Message-IDs of the conversation
 * @param draft the uid of the draft that it continues
 * @param keep the keys of attachments it has already
 * @param files the names of the uploaded files, which are not kept
 */
record SavedForm(
    String from,
    String to,
    String cc,
    String bcc,
    String subject,
    String text,
    String html,
    String format,
    String quote,
    String inReplyTo,
    String references,
    String draft,
    List<String> keep,
    List<String> files) {

  /** The number of chars of all fields. */
  long chars() {
    return Stream.concat(
            Stream.of(
                to, cc, bcc, subject, text, html, format, quote, inReplyTo, references, draft),
            Stream.concat(keep.stream(), files.stream()))
        .mapToLong(String::length)
        .sum();
  }
}
