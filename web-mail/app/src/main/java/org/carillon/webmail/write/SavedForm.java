package org.carillon.webmail.write;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a form held that came without a sign-in, as it was typed.
 *
 * @param from as whom it is written; empty for the account's name
 * @param to the addressees
 * @param cc who gets a copy
 * @param bcc who gets a copy unseen
 * @param subject the subject
 * @param text the text
 * @param html what the writer said, in HTML
 * @param format which of both counts
 * @param quote the key of what is quoted
 * @param inReplyTo the Message-ID it answers
 * @param references the Message-IDs of the conversation
 * @param draft the uid of the draft it goes on with
 * @param keep the keys of what is enclosed already
 * @param files the names of the files that were sent along, which are not held
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

  /** How many chars it has, all together. */
  long chars() {
    return Stream.concat(
            Stream.of(
                to, cc, bcc, subject, text, html, format, quote, inReplyTo, references, draft),
            Stream.concat(keep.stream(), files.stream()))
        .mapToLong(String::length)
        .sum();
  }
}
