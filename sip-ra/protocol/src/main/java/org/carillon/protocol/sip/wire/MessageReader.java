package org.carillon.protocol.sip.wire;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.parser.RequestLineParser;
import gov.nist.javax.sip.parser.StatusLineParser;
import java.text.ParseException;

/**
 * Creates JAIN-SIP's message from an outline, with its parsers for the headers that we route by.
 * Its parser of whole messages would read every header, and drop those it does not understand.
 */
final class MessageReader {
  private MessageReader() {}

  /** Reads a request whose Content-Length, if any, has been checked. */
  static SIPRequest request(MessageLines outline) throws ParseException {
    SIPRequest request = new SIPRequest();
    request.setRequestLine(new RequestLineParser(outline.startLine() + "\n").parse());
    fill(request, outline);
    return request;
  }

  /** Reads a response whose Content-Length, if any, has been checked. */
  static SIPResponse response(MessageLines outline) throws ParseException {
    SIPResponse response = new SIPResponse();
    response.setStatusLine(new StatusLineParser(outline.startLine() + "\n").parse());
    fill(response, outline);
    return response;
  }

  private static void fill(SIPMessage message, MessageLines outline) throws ParseException {
    StringBuilder unread = new StringBuilder();
    StringBuilder identity = new StringBuilder();
    StringBuilder commands = new StringBuilder();
    for (int i = 0; i < outline.headers(); i++) {
      KnownHeader known = outline.known(i);
      if (known != null && known.isRoutedBy()) {
        message.attachHeader(known.read(outline.value(i)), false);
      } else if (known != null && known.saysWhoSpeaks()) {
        identity.append(outline.line(i)).append("\r\n");
      } else if (known != null && known.commandsPhone()) {
        commands.append(outline.line(i)).append("\r\n");
      } else if (known != KnownHeader.CONTENT_LENGTH) {
        unread.append(outline.line(i)).append("\r\n");
      }
    }
    attach(message, UnparsedHeaders.OTHERS, unread);
    attach(message, UnparsedHeaders.IDENTITY, identity);
    attach(message, UnparsedHeaders.COMMANDS, commands);
    byte[] body = outline.body();
    if (body.length > 0) {
      message.setMessageContent(body);
    }
  }

  private static void attach(SIPMessage message, String name, StringBuilder lines)
      throws ParseException {
    if (!lines.isEmpty()) {
      message.attachHeader(new UnparsedHeaders(name, lines.toString()), false);
    }
  }
}
