package org.carillon.e2e.neighbour;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.jms.Queue;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HttpsURLConnection;
import javax.sql.DataSource;

/**
 * Uses the server's services one after the other and prints each result: a queue, the default data
 * source, a timer, the mail session, and HTTPS to {@code outside} by the JVM's default TLS context.
 * The message goes to {@code to}.
 */
@WebServlet("/answers")
public class AnswersServlet extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final int PATIENCE_SECONDS = 20;

  @Inject private transient JMSContext messages;

  @Resource(lookup = Echo.QUEUE)
  private transient Queue queue;

  @Resource private transient DataSource data;

  @Resource(lookup = "java:jboss/mail/Default")
  private transient Session mail;

  @EJB private transient Alarm alarm;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain");
    PrintWriter out = response.getWriter();
    messages.createProducer().send(queue, "hello");
    out.println("jms " + next(Echo.HEARD));
    out.println("data " + selected());
    alarm.set("ding");
    out.println("timer " + next(Alarm.RUNG));
    out.println("mail " + sent(request.getParameter("to")));
    out.println("https " + asked(request.getParameter("outside")));
  }

  private static String next(LinkedBlockingQueue<String> from) {
    try {
      return from.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return e.toString();
    }
  }

  private String selected() {
    try (Connection connection = data.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select 'row'")) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      return e.toString();
    }
  }

  private String sent(String to) {
    try {
      MimeMessage message = new MimeMessage(mail);
      message.setFrom(new InternetAddress("neighbour@elsewhere.test"));
      message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
      message.setSubject("From next door");
      message.setText("Hello");
      Transport.send(message);
      return "sent";
    } catch (MessagingException e) {
      return e.toString();
    }
  }

  private static String asked(String outside) {
    try {
      return ""
          + ((HttpsURLConnection) URI.create(outside).toURL().openConnection()).getResponseCode();
    } catch (IOException e) {
      return e.toString();
    }
  }
}
