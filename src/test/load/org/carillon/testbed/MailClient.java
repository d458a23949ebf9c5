package org.carillon.testbed;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** Angus Mail as a sender and a reader. */
public final class MailClient {

  private final CarillonServer server;
  private final Session session;

  public MailClient(CarillonServer server) {
    this.server = server;
    Properties settings = new Properties();
    settings.put("mail.smtp.host", "127.0.0.1");
    settings.put("mail.smtp.port", "" + server.port("smtp"));
    settings.put("mail.smtp.timeout", "30000");
    settings.put("mail.smtp.connectiontimeout", "5000");
    settings.put("mail.imap.host", "127.0.0.1");
    settings.put("mail.imap.port", "" + server.port("imap"));
    settings.put("mail.imap.timeout", "60000");
    settings.put("mail.imap.fetchsize", "1048576");
    this.session = Session.getInstance(settings);
  }

  /** An open connection to the SMTP port; the caller must close it. */
  public Transport connect() throws MessagingException {
    Transport transport = session.getTransport("smtp");
    transport.connect();
    return transport;
  }

  /** A message from raw octets. */
  public MimeMessage message(byte[] octets) throws MessagingException {
    return new MimeMessage(session, new ByteArrayInputStream(octets));
  }

  /** Sends raw octets; returns when the server has acknowledged them. */
  public void send(Transport transport, byte[] octets, String to) throws MessagingException {
    transport.sendMessage(message(octets), InternetAddress.parse(to));
  }

  /** All complete messages of an account's inbox, as text. */
  public List<String> inbox(String address, String password) {
    try {
      return readAll(address, password, "INBOX").stream().map(String::new).toList();
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All complete messages of a mailbox. */
  public List<byte[]> readAll(String address, String password, String mailbox)
      throws MessagingException, IOException {
    try (Store store = session.getStore("imap")) {
      store.connect(address, password);
      try (Folder folder = store.getFolder(mailbox)) {
        folder.open(Folder.READ_ONLY);
        Message[] messages = folder.getMessages();
        FetchProfile profile = new FetchProfile();
        profile.add(FetchProfile.Item.SIZE);
        folder.fetch(messages, profile);
        List<byte[]> all = new ArrayList<>();
        for (Message message : messages) {
          ByteArrayOutputStream octets = new ByteArrayOutputStream(message.getSize());
          ((IMAPMessage) message).setPeek(true);
          message.writeTo(octets);
          all.add(octets.toByteArray());
        }
        return all;
      }
    }
  }

  public CarillonServer server() {
    return server;
  }
}
